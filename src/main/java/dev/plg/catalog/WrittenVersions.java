package dev.plg.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The versions of a program that plg writes for, and those of its chart.
public record WrittenVersions(Program program) {

  private static final Comparator<Version> ORDER = Comparator.naturalOrder();

  public static WrittenVersions of(Program program) {
    return new WrittenVersions(program);
  }

  /// The released versions of the program, the oldest first.
  public List<Version> programs() {
    return released().filter(written("program")).sorted().toList();
  }

  /// The versions of its chart, the oldest first.
  public List<KnownChart> charts() {
    Predicate<Version> written = written("chart");
    return KnownCharts.of(program.id()).stream().filter(it -> written.test(it.version())).toList();
  }

  /// Those that the atlas has, else those that a chart brings.
  private Stream<Version> released() {
    List<KnownProgram> known = KnownProgram.of(program);
    return known.isEmpty()
        ? KnownCharts.of(program.id()).stream()
            .map(KnownChart::app)
            .distinct()
            .flatMap(app -> Version.parse(app).stream())
        : known.stream().filter(KnownProgram::isReleased).map(KnownProgram::version);
  }

  private Predicate<Version> written(String kind) {
    List<Versions> ranges =
        FactTable.rows("written.tsv").stream()
            .filter(row -> row.getFirst().equals(kind) && row.get(1).equals(program.id()))
            .map(
                row ->
                    new Versions(
                        program.title(),
                        Version.parse(row.get(2)),
                        Version.parse(FactTable.column(row, 3))))
            .toList();
    return version -> ranges.stream().anyMatch(it -> it.include(Optional.of(version)));
  }

  /// The minor versions, the oldest first: `2.9`, `3.0`.
  public List<String> minors() {
    return programs().stream().map(Version::minor).distinct().toList();
  }

  /// The version that a text names: itself, or the newest patch of a minor.
  public Optional<Version> find(String text) {
    Optional<Version> exact = programs().stream().filter(it -> it.plain().equals(text)).findFirst();
    return exact.isPresent() ? exact : newest(text);
  }

  /// The newest patch of a minor version.
  public Optional<Version> newest(String minor) {
    return programs().stream()
        .filter(it -> it.minor().equals(minor))
        .reduce((one, next) -> next.compareTo(one) >= 0 ? next : one);
  }

  /// The versions of the chart that a text names: `6.55.0`, or `grafana/7.0.0` with the name of its
  /// repository.
  public List<KnownChart> charts(String text) {
    int slash = text.indexOf('/');
    String version = text.substring(slash + 1);
    return charts().stream()
        .filter(it -> it.version().toString().equals(version))
        .filter(it -> slash < 0 || it.installed().repositoryName().equals(text.substring(0, slash)))
        .toList();
  }

  /// The newest chart that brings a minor version of the program.
  Optional<KnownChart> bringing(Version version) {
    return charts().stream()
        .filter(
            it ->
                Version.parse(it.app())
                    .filter(app -> app.minor().equals(version.minor()))
                    .isPresent())
        .reduce((_, next) -> next);
  }

  /// The minor, or the version, that is nearest to one which is not among them.
  public String nearest(Version wanted) {
    return newest(wanted.minor())
        .map(Version::plain)
        .orElseGet(
            () -> {
              Version floor = new TreeSet<>(programs()).floor(wanted);
              return floor == null ? minors().getFirst() : floor.minor();
            });
  }

  /// The version of the chart that is nearest to one which is not among them.
  public String nearestChart(Version wanted) {
    List<Version> versions = charts().stream().map(KnownChart::version).toList();
    Version floor = new TreeSet<>(versions).floor(wanted);
    return (floor == null ? versions.stream().min(ORDER).orElseThrow() : floor).toString();
  }
}
