package dev.plg.app.lint;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.ChartSource;
import dev.plg.picture.Release;
import dev.plg.source.chart.ClusterSources;
import dev.plg.source.chart.Installation;
import dev.plg.source.chart.LocalChart;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The releases of files of values that the command line names, with the chart that they are for.
final class GivenValues {

  private final LintRun run;
  private final Map<String, Mapping> values;

  /// @param values by file, in their order
  GivenValues(LintRun run, Map<String, Mapping> values) {
    this.run = run;
    this.values = values;
  }

  /// One for each file, or one for all of them laid over each other.
  List<Release> releases() {
    if (values.isEmpty()) {
      return List.of();
    }
    return run.options.areLayers()
        ? releases(String.join(", ", values.keySet()), merged())
        : values.entrySet().stream()
            .flatMap(it -> releases(it.getKey(), it.getValue()).stream())
            .toList();
  }

  private Mapping merged() {
    return values.values().stream().reduce(Mapping.EMPTY, Merge::keepingNulls);
  }

  private List<Release> releases(String by, Mapping merged) {
    var installation = new Installation(by, merged.place(), "", "", merged, gaps());
    Location file = Location.of(merged.place().file());
    Optional<Release> named =
        run.options
            .chart()
            .map(
                it ->
                    new ChartSource(
                        it.name(), it.version(), "", merged.place(), file, Location.NONE))
            .map(installation::of);
    return Stream.concat(
            named.stream(), run.options.chartFolder().stream().flatMap(it -> of(it, installation)))
        .toList();
  }

  private Stream<Release> of(Path folder, Installation installation) {
    Optional<LocalChart> chart = LocalChart.in(folder, run.documents);
    if (chart.isEmpty()) {
      run.say(noChart(folder));
    }
    return chart.stream().flatMap(it -> it.releases(installation).stream());
  }

  /// A layer that could not be read may hold anything.
  private List<Finding> gaps() {
    return run.findings().stream()
        .filter(it -> run.options.areLayers() && it.rule().startsWith("input/"))
        .map(it -> ClusterSources.gap(it.place(), "this file of values was not read"))
        .toList();
  }

  private static Finding noChart(Path folder) {
    return Finding.error(
        "input/missing",
        Location.of(folder.toString()),
        "there is no Chart.yaml in this folder",
        "",
        "name the folder of a chart with --chart");
  }
}
