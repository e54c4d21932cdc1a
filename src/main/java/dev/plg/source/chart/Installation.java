package dev.plg.source.chart;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.ChartSource;
import dev.plg.picture.Release;
import dev.plg.source.template.GoTemplate;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A release whose chart is still to be found: in a repository, or in a folder.
///
/// @param by what installs it, as messages name it
/// @param place where that begins
/// @param values merged, without the chart's own
/// @param gaps notes on values that are not at hand
public record Installation(
    String by, Location place, String name, String namespace, Mapping values, List<Finding> gaps) {

  public Installation {
    gaps = List.copyOf(gaps);
  }

  /// The release of a chart of a repository.
  public Release of(ChartSource chart) {
    return of(chart, Set.of());
  }

  /// @param alsoRead the places of values that something besides the chart reads
  Release of(ChartSource chart, Set<Location> alsoRead) {
    var source =
        new ChartSource(
            shown(chart.name()),
            shown(chart.version()),
            shown(chart.repository()),
            chart.place(),
            chart.versionPlace(),
            chart.repositoryPlace());
    return new Release(
        by, place, shown(name), shown(namespace), source, values, gaps, alsoRead, Optional.empty());
  }

  /// What a template left open is a template again.
  private static String shown(String text) {
    return text.replace(String.valueOf(GoTemplate.UNKNOWN), "{{ … }}");
  }

  Installation with(Mapping other) {
    return new Installation(by, place, name, namespace, other, gaps);
  }

  /// The same for a dependency of the chart.
  Installation ofDependency(String dependency) {
    return new Installation(
        "%s (dependency %s)".formatted(by, dependency), place, name, namespace, values, gaps);
  }
}
