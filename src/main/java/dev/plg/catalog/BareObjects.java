package dev.plg.catalog;

import java.util.List;

/// The objects that no value of a chart brings labels or annotations of one's own to, by the kinds
/// of plg's manifests.
public record BareObjects(List<String> ofLabels, List<String> ofAnnotations) {

  private static final BareObjects NONE = new BareObjects(List.of(), List.of());

  public BareObjects {
    ofLabels = List.copyOf(ofLabels);
    ofAnnotations = List.copyOf(ofAnnotations);
  }

  /// Those of a chart; none of a chart that is not in the table.
  public static BareObjects of(Chart chart) {
    Version version = Version.of(chart.version());
    return FactTable.rows("bare.tsv").stream()
        .filter(row -> row.getFirst().equals(chart.name()) && version.isAtLeast(row.get(1)))
        .reduce((_, later) -> later)
        .map(row -> new BareObjects(words(row.get(2)), words(row.get(3))))
        .orElse(NONE);
  }

  private static List<String> words(String column) {
    return column.isEmpty() ? List.of() : List.of(column.split(" ", -1));
  }
}
