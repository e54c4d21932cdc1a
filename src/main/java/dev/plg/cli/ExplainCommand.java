package dev.plg.cli;

import dev.plg.app.report.Printable;
import dev.plg.app.settings.RuleNames;
import dev.plg.app.settings.SettingsSchema;
import dev.plg.cli.Manual.Example;
import dev.plg.finding.Nearest;
import dev.plg.profile.StackSchema;
import dev.plg.rule.About;
import dev.plg.rule.Rule;
import dev.plg.rule.registry.Examples;
import dev.plg.rule.registry.Rules;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `plg explain RULE|KEY`.
final class ExplainCommand implements Command {

  @Override
  public Manual manual() {
    return Manual.of(
        "RULE|KEY",
        "RULE|KEY",
        new Example(
            "see why the period of Loki's index must be 24h", "plg explain schema/tsdb-period"),
        new Example("see what a key of the stack file means", "plg explain loki.replicas"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    if (arguments.words().size() != 1) {
      throw new UsageError(
          "name one rule or one key; `plg rules` and `plg schema -o markdown` list them");
    }
    String word = arguments.words().getFirst();
    terminal.print(
        Rules.named(word)
            .map(ExplainCommand::text)
            .or(() -> ofKey(word))
            .orElseThrow(() -> unknown(word)));
    return ExitCode.DONE;
  }

  private static UsageError unknown(String word) {
    return word.contains("/")
        ? new UsageError(
            "there is no rule '%s'; %s"
                .formatted(
                    Printable.of(word), RuleNames.didYouMean(word, "`plg rules` lists them all")))
        : new UsageError(
            "there is no rule and no key '%s'; %s".formatted(Printable.of(word), near(word)));
  }

  private static String near(String word) {
    return Nearest.to(word, SchemaPage.keys(StackSchema.json()).keySet())
        .map("did you mean '%s'?"::formatted)
        .orElseGet(
            () -> RuleNames.didYouMean(word, "`plg rules` and `plg schema -o markdown` list them"));
  }

  /// What the stack file, else .plg.yaml, says of a key.
  private static Optional<String> ofKey(String path) {
    return Stream.<Supplier<String>>of(StackSchema::json, SettingsSchema::json)
        .flatMap(schema -> text(path, SchemaPage.keys(schema.get())).stream())
        .findFirst();
  }

  private static Optional<String> text(String path, Map<String, SchemaPage.Key> keys) {
    return Optional.ofNullable(keys.get(path))
        .map(
            key -> {
              var text = new StringBuilder("%s: %s\n\n".formatted(path, key.description()));
              text.append("type      %s\n".formatted(key.type()));
              key.example().ifPresent(it -> text.append("example   %s\n".formatted(it)));
              String below = below(path, keys.keySet());
              text.append(below.isEmpty() ? "" : "keys      %s\n".formatted(below));
              return text.toString();
            });
  }

  /// The keys of a mapping, or of the items of a list.
  private static String below(String path, Set<String> keys) {
    return keys.stream()
        .filter(key -> key.startsWith(path + ".") || key.startsWith(path + "[]."))
        .map(key -> key.substring(key.indexOf('.', path.length()) + 1))
        .filter(key -> !key.contains("."))
        .collect(Collectors.joining(", "));
  }

  private static String text(Rule rule) {
    About about = rule.about();
    var text = new StringBuilder();
    text.append("%s: %s\n\n".formatted(about.id(), about.what()));
    text.append("severity  %s\n".formatted(about.severity().word()));
    text.append("versions  %s\n".formatted(about.range()));
    text.append("why       %s\n".formatted(about.why()));
    text.append("fix       %s\n".formatted(about.fix()));
    text.append("source    %s\n".formatted(about.source()));
    Examples.of(about.id())
        .ifPresent(example -> text.append("\nexample\n").append(example.indent(2)));
    return text.toString();
  }
}
