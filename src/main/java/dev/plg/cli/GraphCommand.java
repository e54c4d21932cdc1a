package dev.plg.cli;

import dev.plg.app.disk.Sources;
import dev.plg.app.generate.Generation;
import dev.plg.app.generate.Recipe;
import dev.plg.app.generate.SourceTexts;
import dev.plg.app.generate.TemplateFolder;
import dev.plg.app.graph.Graph;
import dev.plg.app.graph.GraphFormat;
import dev.plg.app.graph.StackGraph;
import dev.plg.app.lint.LintInputs;
import dev.plg.app.lint.Linting;
import dev.plg.app.lint.Sight;
import dev.plg.app.report.Report;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `plg graph`: what runs, and where data go.
final class GraphCommand implements Command {

  private static final Group OUTPUT =
      new Group(
          "The output",
          List.of(Manual.value("FORMAT", "svg (default), mermaid or dot", "--format")));

  private static final List<String> NOTES =
      List.of(
          "Draws the nodes, the collector, Loki and Tempo, their buckets or disks, and",
          "Grafana, with ports, protocols and tenants. A finding is on the way that it",
          "breaks, or in the box of the program that it is about.");

  @Override
  public Manual manual() {
    return new Manual(
        "(--profile NAME | -f FILE | FILE|DIR|-)... [OPTION]...",
        List.of(StackOptions.GROUP, LintCommand.VALUES, OUTPUT, Shown.GROUP, Manual.HELP),
        "FILE|DIR|-",
        NOTES,
        List.of(
            new Example("draw a stack", "plg graph --profile full > full.svg"),
            new Example(
                "draw what a chart renders, for a page in Markdown",
                "helm template loki CHART | plg graph --format mermaid -")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    var shown = Shown.of(arguments, terminal);
    String word = arguments.value("--format").orElse("svg");
    GraphFormat format =
        GraphFormat.named(word)
            .orElseThrow(
                () -> new UsageError("unknown format '" + word + "', choose svg, mermaid or dot"));
    return StackOptions.named(arguments).isNamed()
        ? ofStack(arguments, format, shown, terminal)
        : ofInputs(arguments, format, shown, terminal);
  }

  private static int ofStack(
      Arguments arguments, GraphFormat format, Shown shown, Terminal terminal) throws IOException {
    Generation generation =
        Generation.of(
            Recipe.manifests(StackOptions.request(arguments, "draw")),
            SourceTexts.of(new Sources(terminal.in())),
            TemplateFolder.read(Optional.empty()),
            shown.settings());
    Optional<Graph> graph = StackGraph.of(generation);
    if (graph.isPresent()) {
      terminal.print(format.print(graph.get()));
    }
    shown.say(generation.report(), terminal);
    return graph.isPresent() ? ExitCode.DONE : ExitCode.of(generation.report());
  }

  private static int ofInputs(
      Arguments arguments, GraphFormat format, Shown shown, Terminal terminal) throws IOException {
    LintInputs inputs = LintInputs.of(LintArguments.inputs(arguments), terminal.in());
    Sight sight = Linting.sight(inputs, LintArguments.options(arguments), shown.settings());
    Graph graph = StackGraph.of(sight);
    Report report = sight.report();
    if (graph.boxes().isEmpty()) {
      shown.say(report, terminal);
      throw new UsageError("nothing to draw: no program that plg knows runs there");
    }
    terminal.print(format.print(graph));
    shown.say(report, terminal);
    return ExitCode.DONE;
  }
}
