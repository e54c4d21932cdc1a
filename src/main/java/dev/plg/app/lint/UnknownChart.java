package dev.plg.app.lint;

import dev.plg.catalog.KnownChart;
import dev.plg.catalog.KnownCharts;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.ChartSource;
import dev.plg.picture.Release;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Names a chart that plg does not know, where it knows one of that name: another publisher's, or
/// one whose name has the words of a known one.
final class UnknownChart {

  private UnknownChart() {}

  /// Empty for a chart that has nothing in common with those that plg knows, and without values.
  static Optional<Finding> note(Release release) {
    ChartSource chart = release.chart();
    if (release.values().isEmpty()) {
      return Optional.empty();
    }
    List<KnownChart> same =
        KnownCharts.names().contains(chart.name()) ? KnownCharts.of(chart.name()) : List.of();
    return same.isEmpty() ? alike(chart) : ofAnother(chart, same);
  }

  private static Optional<Finding> ofAnother(ChartSource chart, List<KnownChart> same) {
    boolean isKnown =
        chart.repository().isEmpty()
            || same.stream().anyMatch(it -> it.isPublishedAt(chart.repository()));
    String addresses =
        same.stream().map(KnownChart::repository).distinct().collect(Collectors.joining(" and "));
    return isKnown
        ? Optional.empty()
        : Optional.of(
            note(
                chart,
                "plg does not know chart %s of %s, but that of %s"
                    .formatted(chart.name(), chart.repository(), addresses)));
  }

  private static Optional<Finding> alike(ChartSource chart) {
    String words = "-" + chart.name() + "-";
    List<String> alike =
        KnownCharts.names().stream().filter(name -> words.contains("-" + name + "-")).toList();
    return alike.isEmpty()
        ? Optional.empty()
        : Optional.of(
            note(
                chart,
                "plg does not know chart %s, but %s"
                    .formatted(chart.name(), String.join(" and ", alike))));
  }

  private static Finding note(ChartSource chart, String what) {
    return new Finding(
        "version/unknown-chart",
        Severity.NOTE,
        chart.place(),
        what + ": its values are not checked",
        "plg cannot find values that the chart does not read",
        "");
  }
}
