package dev.plg.catalog;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The versions that a stack names, as texts.
///
/// @param loki a minor or a full version
/// @param programs minors or full versions of other programs, by their ids
/// @param charts the versions of charts, by the ids of their programs
record LineVersions(String loki, Map<String, String> programs, Map<String, String> charts) {

  public LineVersions {
    programs = Map.copyOf(programs);
    charts = Map.copyOf(charts);
  }

  /// The releases that they are.
  ///
  /// @throws java.util.NoSuchElementException where one is not among [WrittenVersions]
  Line line() {
    Line base = base();
    var releases = new EnumMap<>(base.releases());
    releases.replaceAll(this::release);
    return new Line(loki, releases);
  }

  /// The line of the table, else the newest one of the same major version of Loki.
  private Line base() {
    return Catalog.line(loki)
        .orElseGet(
            () ->
                Catalog.LINES.reversed().stream()
                    .filter(it -> isOfMajor(it.release(Program.LOKI).version()))
                    .findFirst()
                    .orElse(Catalog.LINES.getLast()));
  }

  private boolean isOfMajor(Version version) {
    return Version.of(loki).major() == version.major();
  }

  private ProgramRelease release(Program program, ProgramRelease usual) {
    Optional<String> text =
        program == Program.LOKI
            ? Optional.of(loki).filter(it -> Catalog.line(it).isEmpty())
            : Optional.ofNullable(programs.get(program.id()));
    Optional<String> chart = Optional.ofNullable(charts.get(program.id()));
    return text.isEmpty() && chart.isEmpty()
        ? usual
        : release(usual, WrittenVersions.of(program), text, chart);
  }

  private static ProgramRelease release(
      ProgramRelease usual,
      WrittenVersions written,
      Optional<String> text,
      Optional<String> chartText) {
    Optional<KnownChart> chart = chartText.map(it -> written.charts(it).getFirst());
    Version version =
        text.map(it -> written.find(it).orElseThrow())
            .or(
                () ->
                    chart.filter(_ -> usual.program() != Program.LOKI).flatMap(KnownChart::brings))
            .orElse(usual.version());
    boolean isUsual = version.minor().equals(usual.version().minor());
    Optional<Chart> installed =
        chart
            .or(() -> isUsual ? Optional.empty() : written.bringing(version))
            .map(KnownChart::installed)
            .or(usual::chart);
    return new ProgramRelease(
        usual.program(), Version.of(version.plain()), usual.image().of(version), installed);
  }
}
