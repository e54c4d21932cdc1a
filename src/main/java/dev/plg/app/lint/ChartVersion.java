package dev.plg.app.lint;

import dev.plg.catalog.KnownChart;
import dev.plg.catalog.KnownCharts;
import java.util.List;

/// A chart whose values are known.
///
/// @param name without a repository, as in `loki`
/// @param version the chart's own, as in `5.48.0`; empty for the newest
public record ChartVersion(String name, String version) {

  /// Why values for a chart, or for a version of one, are left out.
  ///
  /// @param version empty where none is written
  static String notKnown(String chart, String version) {
    if (KnownCharts.of(chart).isEmpty()) {
      return "values of chart %s, which plg does not know".formatted(chart);
    }
    return "values of chart %s %s; plg knows %s"
        .formatted(chart, version.isEmpty() ? "of no version" : version, span(chart));
  }

  /// `4 versions from 0.1.0 to 0.4.2`.
  private static String span(String chart) {
    List<KnownChart> known = KnownCharts.of(chart);
    return "%d versions from %s to %s"
        .formatted(known.size(), known.getFirst().version(), known.getLast().version());
  }
}
