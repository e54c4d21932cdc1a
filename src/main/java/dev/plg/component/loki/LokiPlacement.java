package dev.plg.component.loki;

import dev.plg.model.Stack;
import dev.plg.model.Tier;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;

/// Where several pods of Loki run, as far as the scheduler can: a demand would leave pods waiting
/// on a small cluster, or on one whose disks are bound to a zone.
final class LokiPlacement {

  private LokiPlacement() {}

  /// Rather not two on a node.
  ///
  /// @param labels that Loki's pods have, and no others
  static Mapping apart(Mapping labels) {
    return apart(labels, List.of("kubernetes.io/hostname"));
  }

  /// Rather not two where the nodes' label of one of these keys has the same value.
  static Mapping apart(Mapping labels, List<String> keys) {
    return Mapping.of(
        "podAntiAffinity",
        Mapping.of(
            "preferredDuringSchedulingIgnoredDuringExecution",
            keys.stream().map(key -> preference(labels, key)).toList()));
  }

  private static Mapping preference(Mapping labels, String key) {
    Mapping term = Mapping.of("labelSelector", selector(labels), "topologyKey", key);
    return Mapping.of("weight", 100, "podAffinityTerm", term);
  }

  /// In tier prod evenly over the zones; empty elsewhere.
  static Sequence spread(Stack stack, Mapping labels) {
    return stack.tier() == Tier.PROD && stack.loki().isClustered()
        ? Sequence.of(
            Mapping.builder()
                .put("maxSkew", 1)
                .put("topologyKey", "topology.kubernetes.io/zone")
                .put("whenUnsatisfiable", "ScheduleAnyway")
                .put("labelSelector", selector(labels))
                .build())
        : Sequence.EMPTY;
  }

  private static Mapping selector(Mapping labels) {
    return Mapping.of("matchLabels", labels);
  }
}
