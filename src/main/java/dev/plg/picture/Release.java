package dev.plg.picture;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A chart that something installs, with the values that it gives to it.
///
/// @param by what installs it, as messages name it: `HelmRelease monitoring/loki`
/// @param place where that begins
/// @param name of the release; empty where it is not known
/// @param namespace that it is installed into; empty where it is not known
/// @param values all layers merged, each value with the place that has the last word
/// @param gaps notes on values that are not in the files; none where the values are whole
/// @param alsoRead the places of values that something besides the chart's templates reads, as the
///   templates of the chart around it
/// @param files of the chart, where they are at hand
public record Release(
    String by,
    Location place,
    String name,
    String namespace,
    ChartSource chart,
    Mapping values,
    List<Finding> gaps,
    Set<Location> alsoRead,
    Optional<ChartAtHand> files) {

  public Release {
    gaps = List.copyOf(gaps);
    alsoRead = Set.copyOf(alsoRead);
  }

  /// The same release, with the files of its chart.
  public Release with(ChartAtHand chartFiles) {
    return new Release(
        by, place, name, namespace, chart, values, gaps, alsoRead, Optional.of(chartFiles));
  }

  /// Whether all values are known.
  public boolean isWhole() {
    return gaps.isEmpty();
  }
}
