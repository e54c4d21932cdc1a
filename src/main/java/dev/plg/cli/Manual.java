package dev.plg.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// A command's words: what it takes, for the parser and for its help alike.
///
/// @param usage the command line, without `plg` and the command's name
/// @param options by group, in the order of the help
/// @param words names the arguments that are no options; empty where the command takes none
/// @param notes what else must be known, a line each
/// @param examples command lines, each after a line that says what it does
record Manual(
    String usage, List<Group> options, String words, List<String> notes, List<Example> examples) {

  /// Options that belong together.
  record Group(String title, List<OptionSpec> options) {}

  /// A command line to try.
  record Example(String purpose, String command) {}

  static final Group HELP =
      new Group(
          "Help",
          List.of(
              OptionSpec.builder("-h", "--help")
                  .usageHelp(true)
                  .type(boolean.class)
                  .description("print this help")
                  .build()));

  /// A manual of a command without options.
  static Manual of(String usage, String words, Example... examples) {
    return new Manual(usage, List.of(HELP), words, List.of(), List.of(examples));
  }

  /// An option without a value.
  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names).type(boolean.class).description(description).build();
  }

  /// An option that takes one value.
  static OptionSpec value(String label, String description, String... names) {
    return taking(label, description, names).type(String.class).build();
  }

  /// An option that takes one value each time, and may be given more than once.
  static OptionSpec values(String label, String description, String... names) {
    return taking(label, description, names).type(List.class).auxiliaryTypes(String.class).build();
  }

  private static OptionSpec.Builder taking(String label, String description, String... names) {
    return OptionSpec.builder(names).arity("1").paramLabel(label).description(description);
  }

  /// What picocli needs to know.
  CommandSpec spec(String command) {
    var spec = CommandSpec.create().name(command);
    options.forEach(group -> group.options().forEach(spec::addOption));
    if (!words.isEmpty()) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .index("0..*")
              .arity("0..*")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .paramLabel(words)
              .build());
    }
    return spec;
  }
}
