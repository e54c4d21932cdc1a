package dev.plg.app.page;

import dev.plg.app.generate.Generation;
import dev.plg.app.generate.PlanPicture;
import dev.plg.app.graph.Graph;
import dev.plg.app.graph.StackGraph;
import dev.plg.app.images.ImageList;
import dev.plg.app.lint.Sight;
import dev.plg.app.report.Report;
import java.util.List;
import java.util.Optional;

/// The page of a stack, and the page of what was read.
public final class Pages {

  private Pages() {}

  /// That of a stack, even of one with errors; empty where nothing could be planned.
  ///
  /// @param shown the findings that are printed
  public static Optional<ReportPage> of(Generation generation, Report shown) {
    return generation
        .plan()
        .flatMap(
            plan ->
                StackGraph.of(generation)
                    .map(
                        graph ->
                            new ReportPage(
                                "Stack " + plan.stack().name().value(),
                                graph,
                                shown,
                                List.of(PlanPicture.of(plan)),
                                ImageList.of(plan))));
  }

  /// That of objects and values; empty where no program that plg knows runs there.
  ///
  /// @param title names what was read
  /// @param shown the findings that are printed
  public static Optional<ReportPage> of(String title, Sight sight, Report shown) {
    Graph graph = StackGraph.of(sight);
    return graph.boxes().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReportPage(title, graph, shown, StackGraph.pictures(sight), ImageList.of(sight)));
  }
}
