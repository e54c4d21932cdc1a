package dev.plg.cli;

import dev.plg.app.disk.NewFiles;
import dev.plg.app.init.Choices;
import dev.plg.app.init.Initial;
import dev.plg.app.report.Printable;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// `plg init [DIR]`: the files that a repository with a stack begins with.
final class InitCommand implements Command {

  private static final List<String> YES_OR_NO = List.of("yes", "no");

  private static final Group STACK =
      new Group(
          "The stack; what is not given is asked for on a terminal",
          List.of(
              Manual.value("KIND", "generic (default), eks or kind", "--cluster"),
              Manual.value("KIND", "filesystem (default) or s3", "--storage"),
              Manual.value("NAME", "alloy (default), promtail or none", "--collector"),
              Manual.value("NAME", "none (default), tempo or agent takes spans", "--traces"),
              Manual.value("yes|no", "whether there is a Grafana; default: yes", "--grafana"),
              Manual.flag("ask nothing and take the defaults", "-y", "--yes")));

  private static final List<String> NOTES =
      List.of(
          "Writes stack.yaml, stack.schema.json for your editor, .gitignore, and the",
          "workflows of GitHub and GitLab that check pull requests. A file that is there",
          "already is left as it is.");

  @Override
  public Manual manual() {
    return new Manual(
        "[DIR] [OPTION]...",
        List.of(STACK, Manual.HELP),
        "DIR",
        NOTES,
        List.of(
            new Example("begin in this folder, and answer five questions", "plg init"),
            new Example(
                "begin in a new folder without questions",
                "plg init logs --cluster eks --storage s3 --yes")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    if (arguments.words().size() > 1) {
      throw new UsageError(Arguments.unexpected(arguments.words().get(1)) + ": name one folder");
    }
    String name = arguments.words().isEmpty() ? "." : arguments.words().getFirst();
    Path folder = terminal.folder().resolve(name).normalize();
    if (NewFiles.isThere(folder, Initial.STACK)) {
      throw new UsageError(
          "there is a %s already: `plg show -f %s` prints what it comes to"
              .formatted(Printable.of(folder.resolve(Initial.STACK).toString()), Initial.STACK));
    }
    boolean asks = terminal.attended() && !arguments.has("--yes");
    Choices choices = choices(new Questions(arguments, terminal, asks));
    boolean isUsed = Initial.isUsed(folder);
    List<String> left = new Initial(folder, choices).write();
    terminal.print(next(name, isUsed));
    left.forEach(file -> terminal.sayLine("%s was there already and is unchanged".formatted(file)));
    return ExitCode.DONE;
  }

  private static Choices choices(Questions questions) throws IOException {
    return new Choices(
        choice(questions, "--cluster", "Which cluster", Choices.Cluster.values()),
        choice(questions, "--storage", "Where are logs stored", Choices.Storage.values()),
        choice(questions, "--collector", "What collects logs", Choices.Collector.values()),
        choice(questions, "--traces", "What takes traces", Choices.Traces.values()),
        questions.choice("--grafana", "With Grafana", YES_OR_NO).equals("yes"));
  }

  private static <E extends Enum<E>> E choice(
      Questions questions, String option, String question, E[] values) throws IOException {
    String word = questions.choice(option, question, Choices.words(values));
    return Enum.valueOf(values[0].getDeclaringClass(), word.toUpperCase(Locale.ROOT));
  }

  /// The commands to run next.
  private static String next(String folder, boolean isUsed) {
    String first = folder.equals(".") ? "" : "cd %s\n".formatted(folder);
    String existing =
        isUsed ? "plg lint .                                # what is here already\n" : "";
    return first
        + existing
        + """
        plg generate -f stack.yaml -o manifests   # after each edit of stack.yaml
        plg lint manifests
        kubectl apply -R -f manifests
        """;
  }
}
