package dev.plg.component.grafana;

import dev.plg.catalog.Chart;

/// The versions of the chart `grafana` whose values plg writes.
enum GrafanaChart {
  /// The one within `loki-stack`.
  V6_43_5,
  V10_5_15,
  V12_11_1;

  static GrafanaChart of(Chart chart) {
    return switch (chart.version()) {
      case "6.43.5" -> V6_43_5;
      case "10.5.15" -> V10_5_15;
      case "12.11.1" -> V12_11_1;
      default -> throw new IllegalStateException("no values for chart grafana " + chart.version());
    };
  }
}
