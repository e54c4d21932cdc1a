package dev.plg.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The journal of each node.
///
/// @param path its folder on the node
/// @param maxAge how far back the first reading goes
/// @param fields for each label the field of an entry that is its value
/// @param labels the same for all entries
public record Journal(
    AbsolutePath path, Interval maxAge, SortedMap<String, String> fields, LineLabels labels) {

  public Journal {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    fields.forEach(Journal::check);
  }

  /// Throws where a label cannot have this name, or no entry such a field.
  // systemd.journal-fields(7): upper case letters, digits and underscores
  public static void check(String label, String field) {
    LineLabels.checkName(label);
    InvalidValue.unless(
        field.matches("[A-Z0-9_]+"),
        () -> "'%s' is not a field of the journal".formatted(field),
        () -> "write it as `journalctl -o verbose` does: _SYSTEMD_UNIT");
  }
}
