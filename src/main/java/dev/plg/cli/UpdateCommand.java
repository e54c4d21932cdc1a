package dev.plg.cli;

import dev.plg.app.disk.OutputDirectory;
import dev.plg.app.generate.Regeneration;
import dev.plg.app.report.Report;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.finding.Finding;
import dev.plg.template.Templates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `plg update DIR`: writes a directory again.
final class UpdateCommand implements Command {

  private static final Group OUTPUT =
      new Group(
          "The output",
          List.of(Manual.flag("overwrite edited files and files of others", "--force")));

  private static final List<String> NOTES =
      List.of(
          "The directory is generated again from its own plg.lock, or from what -f or",
          "--profile name; every other option replaces the recorded one.",
          "Files that plg did not write stay; an edited file of plg is an error.");

  @Override
  public void prepare() {
    Templates.prepare();
  }

  @Override
  public Manual manual() {
    return new Manual(
        "DIR [OPTION]...",
        List.of(
            StackOptions.GROUP,
            DirectoryOptions.TEMPLATES,
            OUTPUT,
            EarlierOutputOptions.GROUP,
            Shown.GROUP,
            Manual.HELP),
        "DIR",
        NOTES,
        List.of(
            new Example(
                "write what a newer plg generates from the same stack", "plg update deploy"),
            new Example("apply a changed stack file", "plg update deploy -f stack.yaml")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    var shown = Shown.of(arguments, terminal);
    Path root = DirectoryOptions.directory(arguments);
    Regeneration regeneration =
        DirectoryOptions.regeneration(root, arguments, terminal, shown.settings());
    Report report = regeneration.report().with(regeneration.recorded());
    if (regeneration.product().isPresent() && !report.hasErrors()) {
      var output =
          new OutputDirectory(root, arguments.has("--force"), EarlierOutputOptions.of(arguments));
      List<Finding> found = regeneration.product().get().writeInto(output);
      report = report.with(regeneration.ignored().leftOfStack(found));
    }
    shown.say(report, terminal);
    return ExitCode.of(report);
  }
}
