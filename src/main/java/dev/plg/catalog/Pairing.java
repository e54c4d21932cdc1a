package dev.plg.catalog;

import java.util.List;
import java.util.Optional;

/// A version of a program that a chart cannot run.
///
/// @param reason what happens, as a clause: `it passes a flag that …`
public record Pairing(Chart chart, Version program, String reason) {

  /// Why the chart of a release cannot run its program; empty where it can, or there is no chart.
  public static Optional<Pairing> refused(ProgramRelease release) {
    return release
        .chart()
        .flatMap(
            chart ->
                FactTable.rows("pairs.tsv").stream()
                    .filter(row -> row.getFirst().equals(chart.name()))
                    .filter(row -> includes(row, 1, Version.of(chart.version())))
                    .filter(row -> includes(row, 3, release.version()))
                    .map(row -> new Pairing(chart, release.version(), row.get(5)))
                    .findFirst());
  }

  /// @param first the column of the first version; the next one holds the first that is no longer
  private static boolean includes(List<String> row, int first, Version version) {
    return new Versions("", Version.parse(row.get(first)), Version.parse(row.get(first + 1)))
        .include(Optional.of(version));
  }

  /// The newest minor of the program that the chart runs, by the version that it brings.
  public String runs() {
    return KnownCharts.find(chart).flatMap(it -> Version.parse(it.app())).orElseThrow().minor();
  }
}
