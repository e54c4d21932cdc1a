package dev.plg.catalog;

import java.util.List;

/// The objects that no value of a chart brings labels or annotations of one's own to, by the kinds
/// of plg's manifests.
// templates of each chart: what its metadata is made of
public record BareObjects(List<String> ofLabels, List<String> ofAnnotations) {

  private static final BareObjects NONE = new BareObjects(List.of(), List.of());

  public BareObjects {
    ofLabels = List.copyOf(ofLabels);
    ofAnnotations = List.copyOf(ofAnnotations);
  }

  /// Those of a chart; none of a chart that is not in the table.
  public static BareObjects of(Chart chart) {
    String row = chart.name() + "\t" + chart.version() + "\t";
    return KeyTable.text("bare.tsv")
        .orElseThrow()
        .lines()
        .filter(line -> line.startsWith(row))
        .map(line -> line.substring(row.length()).split("\t", -1))
        .map(columns -> new BareObjects(words(columns[0]), words(columns[1])))
        .findFirst()
        .orElse(NONE);
  }

  private static List<String> words(String column) {
    return column.isEmpty() ? List.of() : List.of(column.split(" ", -1));
  }
}
