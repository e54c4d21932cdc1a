package dev.plg.component.promtail;

import dev.plg.catalog.Chart;

/// The versions of the chart `promtail` whose values plg writes.
enum PromtailChart {
  V6_15_5,
  V6_17_1;

  static PromtailChart of(Chart chart) {
    return switch (chart.version()) {
      case "6.15.5" -> V6_15_5;
      case "6.17.1" -> V6_17_1;
      default -> throw new IllegalStateException("no values for chart promtail " + chart.version());
    };
  }
}
