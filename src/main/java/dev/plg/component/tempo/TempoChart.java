package dev.plg.component.tempo;

import dev.plg.catalog.Chart;

/// The versions of the chart `tempo` whose values plg writes.
enum TempoChart {
  V1_8_0,
  V2_2_4;

  static TempoChart of(Chart chart) {
    return switch (chart.version()) {
      case "1.8.0" -> V1_8_0;
      case "2.2.4" -> V2_2_4;
      default -> throw new IllegalStateException("no values for chart tempo " + chart.version());
    };
  }
}
