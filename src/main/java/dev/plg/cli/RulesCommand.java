package dev.plg.cli;

import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.rule.About;
import dev.plg.rule.Rule;
import dev.plg.rule.registry.Rules;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// `plg rules`.
final class RulesCommand implements Command {

  private static final Group OUTPUT =
      new Group(
          "The output",
          List.of(Manual.value("FORMAT", "text (default), json or markdown", "-o", "--output")));

  @Override
  public Manual manual() {
    return new Manual(
        "[-o FORMAT]",
        List.of(OUTPUT, Manual.HELP),
        "",
        List.of(),
        List.of(new Example("find the rules about a ring", "plg rules | grep ring")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    String format = arguments.value("-o").orElse("text");
    terminal.print(
        switch (format) {
          case "text" -> text();
          case "json" -> json();
          case "markdown" -> RulesPage.markdown(sorted());
          default ->
              throw new UsageError(
                  "unknown format '" + format + "', choose text, json or markdown");
        });
    return ExitCode.DONE;
  }

  static List<Rule> sorted() {
    return Rules.ALL.stream().sorted(Comparator.comparing(rule -> rule.about().id())).toList();
  }

  private static String text() {
    List<Rule> rules = sorted();
    int width = rules.stream().mapToInt(rule -> rule.about().id().length()).max().orElse(1);
    return rules.stream()
        .map(Rule::about)
        .map(
            about ->
                "%s  %-7s  %s\n"
                    .formatted(
                        about.id() + " ".repeat(width - about.id().length()),
                        about.severity().word(),
                        about.what()))
        .collect(Collectors.joining());
  }

  private static String json() {
    List<Mapping> rules = sorted().stream().map(RulesCommand::json).toList();
    return JsonWriter.write(Mapping.of("rules", rules));
  }

  private static Mapping json(Rule rule) {
    About about = rule.about();
    return Mapping.builder()
        .put("id", about.id())
        .put("severity", about.severity().word())
        .put("kind", rule.kind())
        .put("versions", about.range())
        .put("message", about.what())
        .put("why", about.why())
        .put("fix", about.fix())
        .put("source", about.source())
        .build();
  }
}
