package dev.plg.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The charts whose values are known, with their versions: those that plg installs, and those that
/// people come from or go to.
public final class KnownCharts {

  private static final Map<String, List<String>> VERSIONS =
      new TreeMap<>(
          Map.of(
              "alloy", List.of("1.11.1"),
              "grafana", List.of("6.43.5", "10.5.15", "12.11.1"),
              "grafana-agent", List.of("0.42.0", "0.44.2"),
              "k8s-event-logger", List.of("1.1.6", "1.4.0"),
              "loki", List.of("2.16.0", "5.48.0", "6.55.0", "18.11.0"),
              "loki-stack", List.of("2.3.1", "2.10.2"),
              "node-problem-detector", List.of("2.3.13", "2.4.1"),
              "promtail", List.of("2.2.0", "6.15.5", "6.17.1"),
              "tempo", List.of("1.8.0", "1.24.4", "2.2.4")));

  private KnownCharts() {}

  public static Set<String> names() {
    return VERSIONS.keySet();
  }

  /// The known versions of a chart, the oldest first; none for a chart that is not known.
  public static List<String> versions(String chart) {
    return VERSIONS.getOrDefault(chart, List.of());
  }

  /// The version of each known chart that a chart depends on, by the key of its values.
  // helm-charts charts/loki-stack/requirements.yaml@loki-stack-2.10.2 (loki ^2.15.2, promtail
  // ^6.7.4,
  // grafana ~6.43.0), loki-stack-2.3.1 (promtail ^2.2.0)
  public static Map<String, String> parts(String chart, String version) {
    return switch (chart + "-" + version) {
      case "loki-stack-2.10.2" ->
          Map.of("loki", "2.16.0", "promtail", "6.15.5", "grafana", "6.43.5");
      case "loki-stack-2.3.1" -> Map.of("promtail", "2.2.0");
      default -> Map.of();
    };
  }
}
