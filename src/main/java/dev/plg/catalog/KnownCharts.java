package dev.plg.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The charts of the atlas, each with all of its released versions. Some names are those of two
/// charts, which are published at different addresses: each has a table of its own.
public final class KnownCharts {

  private static final String FOLDER = "atlas/charts/";

  /// The tables of each chart.
  private static final SortedMap<String, List<String>> TABLES = tables();

  /// Charts that are known for the sake of those that depend on them.
  private static final Set<String> PARTS = parts();

  private static final Map<String, List<KnownChart>> READ = new ConcurrentHashMap<>();

  private KnownCharts() {}

  private static SortedMap<String, List<String>> tables() {
    var tables = new TreeMap<String, List<String>>();
    for (String line : lines("index")) {
      String[] columns = line.split("\t", -1);
      tables.computeIfAbsent(columns[1], _ -> new ArrayList<>()).add(columns[0]);
    }
    return tables;
  }

  private static Set<String> parts() {
    return lines("index").stream()
        .map(line -> List.of(line.split("\t", -1)))
        .filter(columns -> columns.size() > 2)
        .map(columns -> columns.get(1))
        .collect(Collectors.toSet());
  }

  private static List<String> lines(String file) {
    return KeyTable.text(FOLDER + file).orElse("").lines().toList();
  }

  /// The charts that people install by themselves.
  public static Set<String> names() {
    var names = new TreeSet<>(TABLES.keySet());
    names.removeAll(PARTS);
    return names;
  }

  /// All versions of a chart, the oldest first; none of a chart that is not in the atlas.
  public static List<KnownChart> of(String chart) {
    return READ.computeIfAbsent(chart, KnownCharts::read);
  }

  private static List<KnownChart> read(String chart) {
    return TABLES.getOrDefault(chart, List.of()).stream()
        .flatMap(table -> lines(table + ".versions").stream().map(line -> read(chart, table, line)))
        .sorted()
        .toList();
  }

  private static KnownChart read(String chart, String table, String line) {
    return KnownChart.read(chart, FOLDER + table, line.split("\t", -1));
  }

  /// The newest version of a chart in a range, or the one nearest to a version; empty where none is
  /// near.
  ///
  /// @param version a version or a range; empty for the newest
  public static Optional<KnownChart> near(String chart, String version) {
    List<KnownChart> known = of(chart);
    if (version.isEmpty()) {
      return known.stream().reduce((_, next) -> next);
    }
    List<Version> all = known.stream().map(KnownChart::version).toList();
    Optional<Version> inside = VersionRange.parse(version).flatMap(range -> range.newest(all));
    return inside.isPresent()
        ? known.stream().filter(it -> it.version().equals(inside.get())).findFirst()
        : Version.parse(version)
            .flatMap(wanted -> Nearby.of(wanted, known, KnownChart::version))
            .map(Nearby::known);
  }

  /// A chart at an exact version; where two charts have that name and version, the first of them.
  public static Optional<KnownChart> of(String chart, String version) {
    return of(chart).stream().filter(it -> it.version().toString().equals(version)).findFirst();
  }

  /// What is known of a chart at its version; of two with that name and version, the one of its
  /// repository.
  static Optional<KnownChart> find(Chart chart) {
    List<KnownChart> alike =
        of(chart.name()).stream()
            .filter(it -> it.version().toString().equals(chart.version()))
            .toList();
    return alike.stream()
        .filter(it -> it.repository().equals(chart.repository()))
        .findFirst()
        .or(() -> alike.stream().findFirst());
  }
}
