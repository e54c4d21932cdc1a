package dev.plg.cli;

import dev.plg.cli.Manual.Group;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// What `--help` prints.
final class HelpText {

  private HelpText() {}

  /// The help of plg as a whole.
  static String overview() {
    String commands =
        Stream.of(CommandName.values())
            .map(command -> "  %-10s %s\n".formatted(command.word(), command.summary()))
            .collect(Collectors.joining());
    return """
    plg: Kubernetes manifests of a log and trace stack, from one short typed file

    Usage: plg COMMAND [OPTION]...

    Commands
    %s
    Examples
      # see what a profile gives
      plg generate --profile dev
      # begin a stack of your own
      plg profiles show dev > stack.yaml
      plg generate -f stack.yaml | kubectl apply -f -

    Exit code: 0 done, 1 findings of error severity, 2 wrong usage or unreadable
    input, 3 reading or writing failed, 70 a bug in plg.
    `plg help COMMAND` says more.
    """
        .formatted(commands);
  }

  /// The help of one command.
  static String of(CommandName command) {
    Manual manual = command.open().manual();
    String usage = "plg " + (command.word() + " " + manual.usage()).strip();
    return Stream.of(
            Stream.of(
                "plg %s: %s\n\nUsage: %s\n".formatted(command.word(), command.summary(), usage)),
            manual.options().stream().map(HelpText::group),
            section("Notes", manual.notes().stream()),
            section(
                "Examples",
                manual.examples().stream()
                    .flatMap(it -> Stream.of("# " + it.purpose(), it.command()))))
        .flatMap(part -> part)
        .collect(Collectors.joining("\n"));
  }

  private static String group(Group group) {
    return group.title()
        + "\n"
        + group.options().stream().map(HelpText::option).collect(Collectors.joining());
  }

  private static String option(OptionSpec option) {
    String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    String names = indented(List.of(option.names())) + label;
    return "  %-27s %s\n".formatted(names, option.description()[0]);
  }

  /// Long names are below each other, whether there is a short one or not.
  private static String indented(List<String> names) {
    return names.size() > 1 ? String.join(", ", names) : "    " + names.getFirst();
  }

  private static Stream<String> section(String title, Stream<String> lines) {
    String text = lines.map(line -> "  " + line + "\n").collect(Collectors.joining());
    return text.isEmpty() ? Stream.empty() : Stream.of(title + "\n" + text);
  }
}
