package dev.plg.model;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Labels that a user adds to lines of the node, the same for all of one source.
public record LineLabels(SortedMap<String, String> pairs) {

  /// No label but those that plg sets.
  public static final LineLabels NONE = new LineLabels(Collections.emptySortedMap());

  private static final Set<String> TAKEN = Set.of("filename", "job", "node_name");

  public LineLabels {
    pairs = Collections.unmodifiableSortedMap(new TreeMap<>(pairs));
    pairs.forEach(LineLabels::check);
  }

  /// Throws where a name or a value cannot be that of a label.
  public static void check(String name, String value) {
    checkName(name);
    InvalidValue.unless(
        !value.isEmpty() && value.chars().noneMatch(Character::isISOControl),
        () -> "'%s' has no value".formatted(name),
        () -> "write a text on one line, or remove the label");
  }

  // prometheus model/labels: a name that begins with `__` does not leave the collector
  static void checkName(String name) {
    InvalidValue.unless(
        name.matches("[a-zA-Z_][a-zA-Z0-9_]*") && !name.startsWith("__"),
        () -> "'%s' is not the name of a label".formatted(name),
        () -> "use letters, digits and '_', beginning with a letter");
    InvalidValue.unless(
        !TAKEN.contains(name),
        () -> "plg sets the label '%s' itself".formatted(name),
        () -> "use another name");
  }
}
