package dev.plg.cli;

import dev.plg.app.generate.Generation;
import dev.plg.app.images.ImageList;
import dev.plg.app.images.Mirror;
import dev.plg.app.lint.Sight;
import dev.plg.app.report.Report;
import dev.plg.catalog.KnownCharts;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.finding.Severity;
import dev.plg.model.InvalidValue;
import dev.plg.model.Registry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `plg images`: the images of a stack, of manifests or of values.
final class ImagesCommand implements Command {

  private static final Group OUTPUT =
      new Group(
          "The output",
          List.of(
              Manual.value("FORMAT", "text (default) or json", "-o", "--output"),
              Manual.value("REGISTRY", "print commands that copy the images there", "--mirror"),
              Manual.value("TOOL", "with --mirror: skopeo (default) or crane", "--with")));

  private static final List<String> NOTES =
      List.of(
          "plg reads no registry: an image has a digest where the manifests pin it. The",
          "images of a chart are those that its values name and do not switch off.",
          "A stack has the same images in every format. With `images.registry`, all of",
          "them come from the mirror.");

  @Override
  public Manual manual() {
    return Inspection.manual(
        OUTPUT,
        NOTES,
        List.of(
            new Example("list the images of a stack", "plg images --profile dev"),
            new Example(
                "list those of a chart",
                "plg images --chart loki --chart-version 6.55.0 --values values.yaml"),
            new Example(
                "copy all images of a stack into your registry",
                "plg images --profile dev --mirror registry.example/x | sh")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    var shown = Shown.of(arguments, terminal);
    Optional<Mirror> mirror = arguments.value("--mirror").map(ImagesCommand::mirror);
    Mirror.Tool tool = tool(arguments);
    String format = format(arguments);
    var inspection = new Inspection(arguments, shown, terminal);
    if (!inspection.isOfStack()) {
      return ofInputs(inspection, mirror, tool, format);
    }
    Generation generation = inspection.generation("list images");
    Report report = generation.report();
    Optional<ImageList> list = ImageList.of(generation);
    if (list.isPresent()) {
      print(list.get(), mirror, tool, format, terminal);
    } else {
      shown.say(report, terminal);
    }
    return ExitCode.of(report);
  }

  /// What cannot be read is said; what the rules find is for `plg lint`.
  private static int ofInputs(
      Inspection inspection, Optional<Mirror> mirror, Mirror.Tool tool, String format)
      throws IOException {
    Arguments arguments = inspection.arguments();
    Terminal terminal = inspection.terminal();
    var options = LintArguments.options(arguments);
    if (options.chart().isPresent() && arguments.words().isEmpty() && !arguments.has("--values")) {
      print(
          ImageList.ofDefaults(
              KnownCharts.near(options.chart().get().name(), options.chart().get().version())
                  .orElseThrow(() -> new UsageError("plg knows no such version of the chart"))),
          mirror,
          tool,
          format,
          terminal);
      return ExitCode.DONE;
    }
    if (arguments.words().isEmpty() && !arguments.has("--values")) {
      throw new UsageError(
          "nothing to list images from: name a profile, a stack file, a file or a folder");
    }
    Sight sight = inspection.sight();
    ImageList list = ImageList.of(sight);
    if (list.images().isEmpty() && !inspection.shown().quiet()) {
      terminal.sayLine("no images found");
    }
    if (!list.images().isEmpty() || format.equals("json")) {
      print(list, mirror, tool, format, terminal);
    }
    Report unread = unread(sight.report());
    inspection.shown().say(unread, terminal);
    return ExitCode.of(unread, Severity.ERROR);
  }

  private static Report unread(Report report) {
    return report.withOnly(
        report.findings().stream()
            .filter(it -> it.isError() && it.rule().startsWith("input/"))
            .toList());
  }

  private static void print(
      ImageList list, Optional<Mirror> mirror, Mirror.Tool tool, String format, Terminal terminal)
      throws IOException {
    terminal.print(
        mirror.isPresent()
            ? mirror.get().commands(list.images(), tool)
            : format.equals("json") ? list.json() : TextTable.print(list.rows()));
  }

  private static Mirror mirror(String registry) {
    try {
      return new Mirror(new Registry(registry).value());
    } catch (InvalidValue e) {
      throw new UsageError("--mirror: %s; %s".formatted(e.getMessage(), e.fix()));
    }
  }

  private static Mirror.Tool tool(Arguments arguments) {
    if (arguments.has("--with") && !arguments.has("--mirror")) {
      throw new UsageError("'--with' goes with '--mirror'");
    }
    String word = arguments.value("--with").orElse("skopeo");
    return Mirror.Tool.of(word)
        .orElseThrow(() -> new UsageError("unknown tool '" + word + "', choose skopeo or crane"));
  }

  private static String format(Arguments arguments) {
    String format = arguments.value("-o").orElse("text");
    if (!List.of("text", "json").contains(format)) {
      throw OneVersion.unknown(format);
    }
    if (arguments.has("-o") && arguments.has("--mirror")) {
      throw new UsageError("'-o' and '--mirror' exclude each other");
    }
    return format;
  }
}
