package dev.plg.catalog;

import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// The values that a chart reads at one version.
public final class ChartKeys {

  private ChartKeys() {}

  /// The values of a chart at an exact version; empty where the catalog has none.
  public static Optional<ChartKeys> of(String chart, String version) {
    return Optional.empty();
  }

  /// The keys in `values` that the chart would silently ignore, in the order they are written.
  public List<UnknownKey> unknown(Mapping values) {
    return List.of();
  }
}
