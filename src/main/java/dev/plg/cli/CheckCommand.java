package dev.plg.cli;

import dev.plg.app.generate.Drift;
import dev.plg.app.generate.DriftReport;
import dev.plg.app.generate.DriftedFile;
import dev.plg.app.generate.Regeneration;
import dev.plg.app.report.Report;
import dev.plg.cli.Manual.Example;
import dev.plg.template.Templates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `plg check DIR`: would plg write the same again?
final class CheckCommand implements Command {

  private static final List<String> NOTES =
      List.of(
          "The directory is generated again from its own plg.lock, or from what -f or",
          "--profile name; every other option replaces the recorded one.",
          "Nothing is written. Exit code 0: the same. 1: differences, as a patch on",
          "standard output, and one line per file on standard error, which distinguishes",
          "manual edits from changes by plg.");

  @Override
  public void prepare() {
    Templates.prepare();
  }

  @Override
  public Manual manual() {
    return new Manual(
        "DIR [OPTION]...",
        List.of(StackOptions.GROUP, DirectoryOptions.TEMPLATES, Shown.GROUP, Manual.HELP),
        "DIR",
        NOTES,
        List.of(
            new Example("check in CI that no generated file was edited", "plg check deploy"),
            new Example(
                "check in CI that the stack file and the output match",
                "plg check deploy -f stack.yaml")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    var shown = Shown.of(arguments, terminal);
    Path root = DirectoryOptions.directory(arguments);
    Regeneration regeneration =
        DirectoryOptions.regeneration(root, arguments, terminal, shown.settings());
    if (regeneration.product().isEmpty()) {
      shown.say(regeneration.report(), terminal);
      return ExitCode.of(regeneration.report());
    }
    Report onRecord = regeneration.onRecord();
    shown.say(onRecord, terminal);
    List<DriftedFile> differences =
        new Drift(root, regeneration.owned(), regeneration.product().get().tree()).differences();
    if (differences.isEmpty()) {
      return ExitCode.of(onRecord);
    }
    terminal.print(DriftReport.diff(differences));
    DriftReport.summary(differences).forEach(terminal::sayLine);
    return ExitCode.FINDINGS;
  }
}
