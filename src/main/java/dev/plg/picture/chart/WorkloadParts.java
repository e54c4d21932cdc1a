package dev.plg.picture.chart;

import dev.plg.yaml.Mapping;

/// Parts of workloads that several charts write alike.
final class WorkloadParts {

  private WorkloadParts() {}

  /// The HorizontalPodAutoscaler of a workload.
  static void addScaler(
      Install install, String kind, String name, ReleaseValues scaling, ChartObjects objects) {
    objects.add(
        scaling.tree().place(),
        install
            .object("autoscaling/v2", "HorizontalPodAutoscaler", name)
            .put(
                "spec",
                Mapping.of(
                    "scaleTargetRef",
                    Mapping.of("apiVersion", "apps/v1", "kind", kind, "name", name),
                    "minReplicas",
                    scaling.any("minReplicas"),
                    "maxReplicas",
                    scaling.any("maxReplicas")))
            .build());
  }
}
