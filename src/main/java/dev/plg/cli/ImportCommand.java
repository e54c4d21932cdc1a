package dev.plg.cli;

import dev.plg.app.diff.DeploymentDiff;
import dev.plg.app.diff.DiffFormat;
import dev.plg.app.diff.Side;
import dev.plg.app.diff.SideReading;
import dev.plg.app.generate.RecordedStack;
import dev.plg.app.move.Importing;
import dev.plg.app.report.Report;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `plg import INPUT`: the stack file that would generate what runs.
final class ImportCommand implements Command {

  private static final Group INPUT = SideArguments.group("What the input does not say");

  private static final List<String> NOTES =
      List.of(
          "The input is a folder (manifests, a kustomization, a helmfile), a file of",
          "objects, - for standard input, the output of `kubectl get -o yaml`, or values",
          "of a chart with --chart. The stack file goes to standard output: a shipped",
          "profile, and what differs from it, with the place that each value comes from.",
          "What no key of the stack takes is set under `config`. A folder that plg wrote",
          "and that was not edited gives the stack file that its plg.lock records.",
          "Standard error shows what would change if plg's output were applied over the",
          "input, as `plg diff` prints it: what is left there, the stack cannot say.",
          "Exit code 0: nothing would change. 1: there are differences. 2: the input",
          "cannot be read, or has no program that plg deploys.");

  @Override
  public void prepare() {
    Templates.prepare();
  }

  @Override
  public Manual manual() {
    return new Manual(
        "FILE|DIR|- [OPTION]...",
        List.of(INPUT, Shown.GROUP, Manual.HELP),
        "FILE|DIR|-",
        NOTES,
        List.of(
            new Example(
                "what runs",
                "kubectl get all,cm,pvc,sa -n logs -o yaml | plg import - > stack.yaml"),
            new Example("an overlay", "plg import overlays/prod > stack.yaml")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    var shown = Shown.of(arguments, terminal);
    SideReading input =
        SideReading.of(word(arguments), terminal.in(), SideArguments.options(arguments));
    shown.say(Report.of(input.findings(), Map.of()), terminal);
    if (input.side().isEmpty()) {
      return ExitCode.USAGE;
    }
    Side side = input.side().get();
    Optional<Importing> imported =
        recorded(word(arguments))
            .flatMap(text -> Importing.recorded(text, side))
            .or(() -> Importing.of(side));
    if (imported.isEmpty()) {
      terminal.sayLine("the input has no program that plg deploys: nothing to import");
      return ExitCode.USAGE;
    }
    terminal.print(imported.get().text());
    DeploymentDiff diff = imported.get().diff();
    if (!shown.quiet()) {
      terminal.say(DiffFormat.TEXT.print(diff, false, terminal.colour()));
      terminal.sayLine(DiffCommand.summary(diff, false));
    }
    return diff.isSame() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  /// The stack file that a directory of plg's was written from.
  private static Optional<String> recorded(String word) throws IOException {
    return word.equals("-") || !Files.isDirectory(Path.of(word))
        ? Optional.empty()
        : RecordedStack.in(Path.of(word));
  }

  private static String word(Arguments arguments) {
    List<String> words = arguments.words();
    if (words.isEmpty()) {
      throw new UsageError("name what to import: a file, a folder, or - for standard input");
    }
    if (words.size() > 1) {
      throw new UsageError(Arguments.unexpected(words.get(1)));
    }
    return words.getFirst();
  }
}
