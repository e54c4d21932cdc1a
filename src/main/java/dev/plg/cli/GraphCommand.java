package dev.plg.cli;

import dev.plg.app.generate.Generation;
import dev.plg.app.graph.Graph;
import dev.plg.app.graph.GraphFormat;
import dev.plg.app.graph.StackGraph;
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
    return Inspection.manual(
        OUTPUT,
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
    var inspection = new Inspection(arguments, shown, terminal);
    return inspection.isOfStack() ? ofStack(inspection, format) : ofInputs(inspection, format);
  }

  private static int ofStack(Inspection inspection, GraphFormat format) throws IOException {
    Generation generation = inspection.generation("draw");
    Optional<Graph> graph = StackGraph.of(generation);
    if (graph.isPresent()) {
      inspection.terminal().print(format.print(graph.get()));
    }
    inspection.shown().say(generation.report(), inspection.terminal());
    return graph.isPresent() ? ExitCode.DONE : ExitCode.of(generation.report());
  }

  private static int ofInputs(Inspection inspection, GraphFormat format) throws IOException {
    Sight sight = inspection.sight();
    Graph graph = StackGraph.of(sight);
    Report report = sight.report();
    if (graph.boxes().isEmpty()) {
      inspection.shown().say(report, inspection.terminal());
      throw new UsageError("nothing to draw: no program that plg knows runs there");
    }
    inspection.terminal().print(format.print(graph));
    inspection.shown().say(report, inspection.terminal());
    return ExitCode.DONE;
  }
}
