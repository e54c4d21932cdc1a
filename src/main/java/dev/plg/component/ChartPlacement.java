package dev.plg.component;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;

/// The keys of a chart that say on which nodes its pods run; an empty one stays the chart's.
public record ChartPlacement(Mapping nodeSelector, Sequence tolerations, Mapping affinity) {

  /// Those of what a component's templates are given.
  ///
  /// @param pod as by [Metadata#values]
  public static ChartPlacement of(Mapping pod) {
    return new ChartPlacement(
        pod.mapping("nodeSelector"), pod.sequence("tolerations"), pod.mapping("affinity"));
  }

  public Mapping values() {
    return Mapping.builder()
        .with("nodeSelector", nodeSelector)
        .with("tolerations", tolerations)
        .with("affinity", affinity)
        .build();
  }
}
