package dev.plg.picture.chart;

import dev.plg.yaml.Mapping;

/// Parts of workloads that several charts write alike.
final class WorkloadParts {

  private WorkloadParts() {}

  /// What a claim asks for; a chart may write more behind it.
  static Mapping.Builder claim(ReleaseValues persistence) {
    return Mapping.builder()
        .put("accessModes", persistence.any("accessModes"))
        .put("resources", Mapping.of("requests", Mapping.of("storage", persistence.any("size"))))
        .with("storageClassName", persistence.find("storageClassName"));
  }

  /// The template of a pod with the user's labels and annotations.
  ///
  /// @param rolls whether an annotation changes with the configuration
  static Mapping template(Mapping labels, boolean rolls, ReleaseValues values, Mapping spec) {
    return Mapping.of(
        "metadata",
        Mapping.of(
            "labels",
            labels.toBuilder().addAll(values.map("podLabels")).build(),
            "annotations",
            Mapping.builder()
                .putIf(rolls, "checksum/config", "0")
                .addAll(values.map("podAnnotations"))
                .build()),
        "spec",
        spec);
  }

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
