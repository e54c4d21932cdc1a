package dev.plg.cli;

import dev.plg.finding.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The commands of plg, in the order of the help. A command's own class is loaded when it is
/// opened, so that a run pays for one command only.
enum CommandName {
  INIT("begin a repository with a stack file and its checks"),
  GENERATE("print or write the manifests of a stack"),
  CHECK("compare a directory with what plg would write now"),
  UPDATE("regenerate a directory from its plg.lock"),
  IMPORT("print the stack file that would generate what runs"),
  DIFF("say what a change does, before it is applied"),
  LINT("check manifests, Helm values and program configs"),
  RULES("list the rules"),
  EXPLAIN("explain a rule, a key, a chart value or a program key"),
  SHOW("print the stack that all layers come to, with origins"),
  GRAPH("draw what runs and where data go, with the findings"),
  REPORT("write a page with the picture, findings, sizes and images"),
  IMAGES("list images, or print the commands that copy them"),
  LSP("serve an editor: problems, explanations, completions"),
  KRM("run as a KRM function of kustomize"),
  IAM("print the IAM policies that a stack on AWS needs"),
  PROFILES("list, print or compare the shipped profiles"),
  SCHEMA("print the JSON Schema of the stack file or of .plg.yaml"),
  VERSIONS("list the versions of charts and programs that plg knows"),
  VERSION("print the version of plg"),
  HELP("print the help of a command");

  private final String summary;

  CommandName(String summary) {
    this.summary = summary;
  }

  String summary() {
    return summary;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The command of this name.
  ///
  /// @throws UsageError where there is none
  static CommandName named(String word) {
    return Stream.of(values())
        .filter(command -> command.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new UsageError(unknown(word)));
  }

  private static String unknown(String word) {
    if (word.startsWith("-")) {
      return "unknown option '" + word + "': the command comes first, as in `plg generate`";
    }
    List<String> known = Stream.of(values()).map(CommandName::word).toList();
    return "unknown command '%s'%s"
        .formatted(
            word, Nearest.to(word, known).map(it -> "; did you mean '" + it + "'?").orElse(""));
  }

  Command open() {
    return switch (this) {
      case INIT -> new InitCommand();
      case GENERATE -> new GenerateCommand();
      case CHECK -> new CheckCommand();
      case UPDATE -> new UpdateCommand();
      case IMPORT -> new ImportCommand();
      case DIFF -> new DiffCommand();
      case LINT -> new LintCommand();
      case RULES -> new RulesCommand();
      case EXPLAIN -> new ExplainCommand();
      case SHOW -> new ShowCommand();
      case GRAPH -> new GraphCommand();
      case REPORT -> new ReportCommand();
      case IMAGES -> new ImagesCommand();
      case LSP -> new LspCommand();
      case KRM -> new KrmCommand();
      case IAM -> new IamCommand();
      case PROFILES -> new ProfilesCommand();
      case SCHEMA -> new SchemaCommand();
      case VERSIONS -> new VersionsCommand();
      case VERSION -> new VersionCommand();
      case HELP -> new HelpCommand();
    };
  }
}
