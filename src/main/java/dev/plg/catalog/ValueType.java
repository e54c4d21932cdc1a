package dev.plg.catalog;

import java.util.Locale;

/// What a key may hold.
public enum ValueType {
  BOOL,
  INT,
  FLOAT,
  STRING,
  LIST,
  /// A map that takes any key.
  MAP,
  /// A map that takes only the keys of its table.
  CLOSED,
  /// Nothing is known of it.
  ANY;

  /// The type that a table writes; a step without one is [#CLOSED].
  static ValueType of(String word) {
    return word.isEmpty() ? CLOSED : valueOf(word.toUpperCase(Locale.ROOT));
  }
}
