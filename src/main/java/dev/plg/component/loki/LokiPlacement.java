package dev.plg.component.loki;

import dev.plg.catalog.Program;
import dev.plg.component.Metadata;
import dev.plg.model.Stack;
import dev.plg.model.Tier;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import org.jspecify.annotations.Nullable;

/// Where several pods of Loki run, as far as the scheduler can: a demand would leave pods waiting on a
/// small cluster, or on one whose disks are bound to a zone.
final class LokiPlacement {

  private LokiPlacement() {}

  /// Rather not two on a node.
  static Mapping apart(Stack stack) {
    Mapping term =
        Mapping.builder()
            .put("labelSelector", selector(stack))
            .put("topologyKey", "kubernetes.io/hostname")
            .build();
    Mapping preference =
        Mapping.builder().put("weight", 100).put("podAffinityTerm", term).build();
    return Mapping.builder()
        .put(
            "podAntiAffinity",
            Mapping.builder()
                .put("preferredDuringSchedulingIgnoredDuringExecution", Sequence.of(preference))
                .build())
        .build();
  }

  /// In tier prod evenly over the zones; null elsewhere.
  static @Nullable Sequence spread(Stack stack) {
    return stack.tier() == Tier.PROD && stack.loki().isClustered()
        ? Sequence.of(
            Mapping.builder()
                .put("maxSkew", 1)
                .put("topologyKey", "topology.kubernetes.io/zone")
                .put("whenUnsatisfiable", "ScheduleAnyway")
                .put("labelSelector", selector(stack))
                .build())
        : null;
  }

  private static Mapping selector(Stack stack) {
    return Mapping.builder()
        .put("matchLabels", Metadata.selector(stack, Program.LOKI.id()))
        .build();
  }
}
