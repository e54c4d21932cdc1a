package dev.plg.app.lint;

import dev.plg.catalog.KnownChart;
import dev.plg.catalog.KnownCharts;
import dev.plg.catalog.Nearby;
import dev.plg.catalog.Version;
import dev.plg.catalog.VersionRange;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.ChartSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The chart by whose keys values are judged: the version that is installed, the newest of a range,
/// or the nearest one that is known.
///
/// @param others charts that may be installed instead: an error that one of them does not share is
///   a warning
/// @param isCertain false where nothing is known of what is installed: every error is a warning
/// @param note says that it is another than the one that is installed
record JudgedVersion(
    KnownChart chart, List<KnownChart> others, boolean isCertain, Optional<Finding> note) {

  /// Publishers whose charts have the names of others.
  private static final List<String> OTHERS = List.of("bitnami", "truecharts", "k8s-at-home");

  private static final String UNKNOWN =
      "plg does not know the differences between the two, so errors are reported as warnings";

  /// Empty for a chart that plg does not know, and where it knows no version near.
  static Optional<JudgedVersion> of(ChartSource source) {
    if (isOther(source) || !KnownCharts.names().contains(source.name())) {
      return Optional.empty();
    }
    List<KnownChart> all = KnownCharts.of(source.name());
    List<KnownChart> published =
        all.stream().filter(it -> it.isPublishedAt(source.repository())).toList();
    return published.isEmpty() || published.size() == all.size()
        ? of(source, all)
        : of(source, published)
            .filter(it -> it.note().isEmpty())
            .or(() -> of(source, all).filter(it -> it.note().isEmpty()))
            .or(() -> of(source, published));
  }

  /// A repository of another publisher, unless it holds a chart of the atlas.
  private static boolean isOther(ChartSource source) {
    return OTHERS.stream().anyMatch(source.repository()::contains)
        && KnownCharts.of(source.name()).stream()
            .noneMatch(it -> it.isPublishedAt(source.repository()));
  }

  /// @param known the charts that it may be, the oldest first
  private static Optional<JudgedVersion> of(ChartSource source, List<KnownChart> known) {
    if (known.isEmpty()) {
      return Optional.empty();
    }
    if (source.version().isEmpty()) {
      return Optional.of(exact(known.getLast()));
    }
    Optional<VersionRange> range = VersionRange.parse(source.version());
    if (range.isEmpty()) {
      return Optional.of(guess(source, known.getLast()));
    }
    List<Version> versions = known.stream().map(KnownChart::version).toList();
    Optional<Version> inside = range.get().newest(versions);
    return inside.isPresent()
        ? inside.map(version -> at(source, version, known))
        : least(source).flatMap(version -> nearest(source, version, known));
  }

  /// The first number in a range that holds no known version.
  private static Optional<Version> least(ChartSource source) {
    return Stream.of(source.version().split("[^0-9.]+", -1))
        .flatMap(text -> Version.parse(text.replaceFirst("\\.+$", "")).stream())
        .findFirst();
  }

  private static JudgedVersion exact(KnownChart chart) {
    return new JudgedVersion(chart, List.of(), true, Optional.empty());
  }

  private static JudgedVersion at(ChartSource source, Version version, List<KnownChart> known) {
    List<KnownChart> same = known.stream().filter(it -> it.version().equals(version)).toList();
    KnownChart chart = same.getFirst();
    return same.size() == 1 ? exact(chart) : oneOf(source, chart, same.getLast());
  }

  private static Optional<JudgedVersion> nearest(
      ChartSource source, Version version, List<KnownChart> known) {
    return Nearby.of(version, known, KnownChart::version)
        .map(
            it ->
                it.isCertain()
                    ? between(source, it.known(), it.others())
                    : guess(source, it.known()));
  }

  private static JudgedVersion between(
      ChartSource source, KnownChart nearest, List<KnownChart> others) {
    String why =
        "errors that do not apply to %s are reported as warnings"
            .formatted(others.getFirst().version());
    return new JudgedVersion(nearest, others, true, near(source, nearest, why));
  }

  private static JudgedVersion guess(ChartSource source, KnownChart chart) {
    return new JudgedVersion(chart, List.of(), false, near(source, chart, UNKNOWN));
  }

  private static Optional<Finding> near(ChartSource source, KnownChart chart, String why) {
    return Optional.of(
        new Finding(
            "version/nearest",
            Severity.NOTE,
            source.versionPlace(),
            "values of chart %s %s are checked against %s, the nearest version that plg knows"
                .formatted(source.name(), source.version(), chart.version()),
            why,
            ""));
  }

  private static JudgedVersion oneOf(ChartSource source, KnownChart chart, KnownChart other) {
    return new JudgedVersion(
        chart,
        List.of(other),
        true,
        Optional.of(
            new Finding(
                "version/two-charts",
                Severity.NOTE,
                source.versionPlace(),
                "%s published two different charts %s %s: values are checked against the first"
                    .formatted(
                        chart.repository() + " and " + other.repository(),
                        chart.name(),
                        chart.version()),
                "errors that do not apply to the second are reported as warnings",
                "name the chart's repository")));
  }
}
