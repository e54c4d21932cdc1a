package dev.plg.component.events;

import dev.plg.catalog.Chart;

/// The versions of the chart `k8s-event-logger` whose values plg writes.
enum EventLoggerChart {
  V1_1_6,
  V1_4_0;

  static EventLoggerChart of(Chart chart) {
    return switch (chart.version()) {
      case "1.1.6" -> V1_1_6;
      case "1.4.0" -> V1_4_0;
      default ->
          throw new IllegalStateException(
              "no values for chart k8s-event-logger " + chart.version());
    };
  }
}
