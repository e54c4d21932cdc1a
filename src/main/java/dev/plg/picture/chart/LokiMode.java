package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import java.util.Set;

/// How the chart `loki` runs Loki.
record LokiMode(Install install) {

  private static final Set<String> OBJECT_STORES =
      Set.of("s3", "gcs", "azure", "swift", "alibabacloud", "cos", "bos");

  // _helpers.tpl loki.isUsingObjectStorage
  boolean usesObjectStore() {
    return install.values().text("loki.storage.type").filter(OBJECT_STORES::contains).isPresent();
  }

  /// Whether one workload runs all of it.
  boolean isWhole() {
    if (!install.reads("deploymentMode")) {
      // _helpers.tpl loki.deployment.isSingleBinary
      return !usesObjectStore() || hasWholePods();
    }
    String mode = mode();
    return mode.startsWith("SingleBinary") || mode.startsWith("Monolithic");
  }

  boolean isScalable() {
    if (!install.reads("deploymentMode")) {
      return usesObjectStore() && !hasWholePods();
    }
    return usesObjectStore() && mode().contains("SimpleScalable");
  }

  boolean isDistributed() {
    return usesObjectStore() && mode().endsWith("Distributed");
  }

  private boolean hasWholePods() {
    return install.can(Capability.LOKI_CHART_SCALES_BY_PODS) && replicas("singleBinary") > 0;
  }

  private String mode() {
    return install.values().text("deploymentMode").orElse("");
  }

  int replicas(String key) {
    return install
        .values()
        .text(key + ".replicas")
        .filter(it -> it.matches("[0-9]{1,6}"))
        .map(Integer::valueOf)
        .orElse(0);
  }

  /// Whether each part has its own kind, strategy and image in the values.
  // community charts/loki/templates/_workload.tpl@loki-18.11.0
  boolean isUniform() {
    return install.values().knows("singleBinary.kind");
  }

  /// The name of a part's objects.
  String name(LokiRole role) {
    if (role.isWhole()) {
      return install.fullName();
    }
    String before = role.isScalable() && !isUniform() ? install.name() : install.fullName();
    return before + "-" + role.target();
  }

  /// The name of a part's workload.
  String workloadName(LokiRole role) {
    return role.isScalable() && isUniform() ? install.name() + "-" + role.target() : name(role);
  }

  /// The Service that the pods of a part have their names from.
  String headless(LokiRole role) {
    boolean isOnly =
        !isUniform() && (role.key().equals("ruler") || role.key().equals("queryScheduler"));
    return isOnly ? name(role) : name(role) + "-headless";
  }
}
