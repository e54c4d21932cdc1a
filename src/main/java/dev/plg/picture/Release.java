package dev.plg.picture;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import java.util.List;

/// A chart that something installs, with the values that it gives to it.
///
/// @param by what installs it, as messages name it: `HelmRelease monitoring/loki`
/// @param place where that begins
/// @param name of the release; empty where it is not known
/// @param namespace that it is installed into; empty where it is not known
/// @param values all layers merged, each value with the place that has the last word
/// @param gaps notes on values that are not in the files; none where the values are whole
public record Release(
    String by,
    Location place,
    String name,
    String namespace,
    ChartSource chart,
    Mapping values,
    List<Finding> gaps) {

  public Release {
    gaps = List.copyOf(gaps);
  }

  /// Whether all values are known.
  public boolean isWhole() {
    return gaps.isEmpty();
  }

  /// The same release with other values.
  public Release with(Mapping other) {
    return new Release(by, place, name, namespace, chart, other, gaps);
  }
}
