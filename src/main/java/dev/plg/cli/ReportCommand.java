package dev.plg.cli;

import dev.plg.app.disk.PageFile;
import dev.plg.app.generate.Generation;
import dev.plg.app.lint.Sight;
import dev.plg.app.page.Pages;
import dev.plg.app.page.ReportPage;
import dev.plg.app.report.Report;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `plg report`: one page that shows a stack, or what was read.
final class ReportCommand implements Command {

  private static final Group OUTPUT =
      new Group(
          "The output",
          List.of(
              Manual.value(
                  "FILE", "write the page here; else to standard output", "-o", "--output"),
              Manual.flag("replace a file that plg did not write", "--force")));

  private static final List<String> NOTES =
      List.of(
          "The page holds the picture of `plg graph`, the findings, what each workload",
          "asks for, the images, and the versions with their ends of life. It is one file",
          "that loads nothing, in light or dark as the reader's system is.");

  @Override
  public Manual manual() {
    return Inspection.manual(
        OUTPUT,
        NOTES,
        List.of(
            new Example("show a stack", "plg report -f stack.yaml -o report.html"),
            new Example("show a repository", "plg report -o report.html .")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    var shown = Shown.of(arguments, terminal);
    var inspection = new Inspection(arguments, shown, terminal);
    Optional<ReportPage> page =
        inspection.isOfStack() ? ofStack(inspection) : Optional.of(ofInputs(inspection));
    if (page.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    Optional<String> file = arguments.value("-o").filter(it -> !it.equals("-"));
    if (file.isEmpty()) {
      terminal.print(page.get().print());
      return ExitCode.DONE;
    }
    var target =
        new PageFile(
            terminal.folder().resolve(file.get()), ReportPage.BEGIN, arguments.has("--force"));
    Report refused = page.get().report().withOnly(target.write(page.get().print()));
    shown.say(refused, terminal);
    return ExitCode.of(refused);
  }

  /// Empty, with what is wrong, where nothing could be planned.
  private static Optional<ReportPage> ofStack(Inspection inspection) {
    Shown shown = inspection.shown();
    Generation generation = inspection.generation("report");
    Optional<ReportPage> page = Pages.of(generation, shown.of(generation.report()));
    if (page.isEmpty()) {
      shown.say(generation.report(), inspection.terminal());
    }
    return page;
  }

  private static ReportPage ofInputs(Inspection inspection) throws IOException {
    Shown shown = inspection.shown();
    List<String> words = LintArguments.inputs(inspection.arguments());
    Sight sight = inspection.sight();
    Optional<ReportPage> page = Pages.of(String.join(", ", words), sight, shown.of(sight.report()));
    if (page.isEmpty()) {
      shown.say(sight.report(), inspection.terminal());
    }
    return page.orElseThrow(
        () -> new UsageError("nothing to report: no program that plg knows runs there"));
  }
}
