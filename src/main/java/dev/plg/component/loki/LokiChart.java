package dev.plg.component.loki;

import dev.plg.catalog.Chart;

/// The versions of the chart `loki` whose values plg writes.
enum LokiChart {
  V5_48_0,
  V18_11_0;

  static LokiChart of(Chart chart) {
    return switch (chart.version()) {
      case "5.48.0" -> V5_48_0;
      case "18.11.0" -> V18_11_0;
      default -> throw new IllegalStateException("no values for chart loki " + chart.version());
    };
  }
}
