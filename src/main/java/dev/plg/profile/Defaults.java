package dev.plg.profile;

import dev.plg.model.KubernetesVersion;
import dev.plg.model.Quantity;
import dev.plg.model.Resources;
import dev.plg.model.Tier;
import dev.plg.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a stack has by default. No CPU limits: they throttle, and protect no one whose requests are
/// honest.
final class Defaults {

  static final KubernetesVersion KUBERNETES = new KubernetesVersion(1, 33);

  /// Collectors run on control-plane nodes too; `master` is the taint's name before 1.24.
  static final List<Toleration> CONTROL_PLANE =
      List.of(
          noSchedule("node-role.kubernetes.io/control-plane"),
          noSchedule("node-role.kubernetes.io/master"));

  /// What watches nodes runs on each, whatever is wrong with it.
  static final List<Toleration> EVERY_NODE = List.of(whatever("NoSchedule"), whatever("NoExecute"));

  private Defaults() {}

  static Resources loki(Tier tier) {
    return switch (tier) {
      case DEV -> resources("100m", "256Mi", "1Gi");
      case PROD -> resources("500m", "1Gi", "2Gi");
    };
  }

  // helm-charts charts/promtail/values.yaml@promtail-6.15.5 suggests 100m and 128Mi
  static Resources promtail() {
    return resources("50m", "128Mi", "256Mi");
  }

  /// What Alloy needs before it collects anything, and a small node's lines.
  // alloy docs/sources/set-up/estimate-resource-usage.md@v1.18.1: 120 MiB for each MiB/s
  static Resources alloy() {
    return resources("100m", "256Mi", "512Mi");
  }

  static Resources grafana(Tier tier) {
    return switch (tier) {
      case DEV -> resources("100m", "256Mi", "512Mi");
      case PROD -> resources("250m", "512Mi", "1Gi");
    };
  }

  // tempo docs/sources/tempo/set-up-for-tracing/setup-tempo/plan/size.md@v2.10.8, far below its
  // first row
  static Resources tempo(Tier tier) {
    return switch (tier) {
      case DEV -> resources("100m", "256Mi", "1Gi");
      case PROD -> resources("500m", "1Gi", "4Gi");
    };
  }

  static Resources nodeProblems() {
    return resources("20m", "64Mi", "160Mi");
  }

  static Resources events() {
    return resources("10m", "64Mi", "256Mi");
  }

  static Resources agent(Tier tier) {
    return switch (tier) {
      case DEV -> resources("50m", "128Mi", "512Mi");
      case PROD -> resources("250m", "512Mi", "1Gi");
    };
  }

  private static Resources resources(String cpu, String memory, String memoryLimit) {
    return new Resources(
        new TreeMap<>(Map.of("cpu", new Quantity(cpu), "memory", new Quantity(memory))),
        new TreeMap<>(Map.of("memory", new Quantity(memoryLimit))));
  }

  private static Toleration whatever(String effect) {
    return new Toleration(
        Optional.empty(), "Exists", Optional.empty(), Optional.of(effect), Optional.empty());
  }

  private static Toleration noSchedule(String key) {
    return new Toleration(
        Optional.of(key), "Exists", Optional.empty(), Optional.of("NoSchedule"), Optional.empty());
  }
}
