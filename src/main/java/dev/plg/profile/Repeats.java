package dev.plg.profile;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Of two findings about one value, the one that says more: `retention: 30` is no text, and no
/// retention period either, but to put it in quotation marks would not help.
final class Repeats {

  private static final String TYPE = "stack/type";
  private static final String VALUE = "stack/value";

  private Repeats() {}

  /// All findings, each value of the wrong type in one of them.
  ///
  /// @param shape what the schema found
  /// @param decoded what the values' own types found
  static List<Finding> removed(List<Finding> shape, List<Finding> decoded) {
    Set<Location> wrongType = places(shape, TYPE);
    Set<Location> wrongValue = places(decoded, VALUE);
    var all = new ArrayList<Finding>();
    for (Finding finding : shape) {
      if (!finding.rule().equals(TYPE) || !wrongValue.contains(finding.place())) {
        all.add(finding);
      }
    }
    for (Finding finding : decoded) {
      // what a value of another type does not hold is no finding of its own
      if (finding.rule().equals(VALUE) || !wrongType.contains(finding.place())) {
        all.add(finding);
      }
    }
    return List.copyOf(all);
  }

  private static Set<Location> places(List<Finding> findings, String rule) {
    return findings.stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::place)
        .collect(Collectors.toSet());
  }
}
