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

  /// Whether the pods for reading do what a backend does elsewhere.
  boolean isLegacy() {
    return isScalable() && !isUniform() && install.values().isOn("read.legacyReadTarget");
  }

  /// The port that pods listen on for requests.
  String http() {
    return port("loki.server.http_listen_port", "3100");
  }

  /// The port that pods listen on for each other.
  String grpc() {
    return port("loki.server.grpc_listen_port", "9095");
  }

  private String port(String path, String usual) {
    return install.can(Capability.LOKI_CHART_LISTENS_BY_VALUES)
        ? install.values().text(path).orElse(usual)
        : usual;
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

  /// Whether the pods of all parts are built alike.
  // community charts/loki/templates/_pod.tpl@loki-13.7.2, @loki-18.11.0
  boolean isUniform() {
    return install.can(Capability.LOKI_CHART_IS_UNIFORM);
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
