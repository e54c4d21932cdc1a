package dev.plg.app.lint;

import dev.plg.catalog.KnownCharts;
import dev.plg.catalog.Version;
import dev.plg.catalog.VersionRange;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.ChartSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The version of a chart by whose keys values are judged: the one that is installed, the newest of
/// a range, or the nearest one that is known.
///
/// @param note says that it is another than the one that is installed; then a finding is a warning
///   at most
record JudgedVersion(String version, Optional<Finding> note) {

  /// Publishers whose charts have the names of others.
  private static final List<String> OTHERS = List.of("bitnami", "truecharts", "k8s-at-home");

  /// Empty for a chart that plg does not know, and where it knows no version near.
  static Optional<JudgedVersion> of(ChartSource chart) {
    List<Version> known =
        isOther(chart)
            ? List.of()
            : KnownCharts.versions(chart.name()).stream()
                .flatMap(it -> Version.parse(it).stream())
                .toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Version newest = known.stream().max(Comparator.naturalOrder()).orElseThrow();
    if (chart.version().isEmpty()) {
      return Optional.of(exact(newest));
    }
    Optional<Version> written = Version.parse(chart.version());
    if (written.isPresent()) {
      return ofNumber(chart, written.get(), known);
    }
    Optional<VersionRange> range = VersionRange.parse(chart.version());
    return range.isPresent()
        ? ofRange(chart, range.get(), known)
        : Optional.of(near(chart, newest));
  }

  private static boolean isOther(ChartSource chart) {
    return OTHERS.stream().anyMatch(chart.repository()::contains);
  }

  private static JudgedVersion exact(Version version) {
    return new JudgedVersion(version.toString(), Optional.empty());
  }

  private static Optional<JudgedVersion> ofNumber(
      ChartSource chart, Version written, List<Version> known) {
    Optional<Version> same = known.stream().filter(written::equals).findFirst();
    return same.isPresent()
        ? same.map(JudgedVersion::exact)
        : nearest(written, known).map(it -> near(chart, it));
  }

  /// The closest one of the same major version: the next newer one, else the newest before it.
  private static Optional<Version> nearest(Version written, List<Version> known) {
    String major = major(written);
    List<Version> same = known.stream().filter(it -> major(it).equals(major)).sorted().toList();
    Stream<Version> newer = same.stream().filter(it -> it.compareTo(written) > 0);
    return newer.findFirst().or(() -> same.stream().max(Comparator.naturalOrder()));
  }

  private static String major(Version version) {
    String minor = version.minor();
    return minor.substring(0, minor.indexOf('.'));
  }

  private static Optional<JudgedVersion> ofRange(
      ChartSource chart, VersionRange range, List<Version> known) {
    Optional<Version> inside = range.newest(known);
    if (inside.isPresent()) {
      return inside.map(JudgedVersion::exact);
    }
    return Stream.of(chart.version().split("[^0-9.]+", -1))
        .flatMap(text -> Version.parse(text.replaceFirst("\\.+$", "")).stream())
        .findFirst()
        .flatMap(least -> nearest(least, known))
        .map(it -> near(chart, it));
  }

  private static JudgedVersion near(ChartSource chart, Version version) {
    return new JudgedVersion(
        version.toString(),
        Optional.of(
            new Finding(
                "version/nearest",
                Severity.NOTE,
                chart.versionPlace(),
                "values of chart %s %s are judged as those of %s, the nearest version that plg knows"
                    .formatted(chart.name(), chart.version(), version),
                "what differs between the two is not known: errors are shown as warnings",
                "")));
  }
}
