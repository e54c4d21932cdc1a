package dev.plg.catalog;

import java.util.List;
import java.util.Optional;

/// A key of a program's configuration at one version.
///
/// @param words the only texts that it may be; empty for any
/// @param flag the command line flag that sets the same; empty where there is none
/// @param standard the default as JSON; empty where it is not known
public record KnownKey(ValueType type, List<String> words, String flag, Optional<String> standard) {

  /// Whether another version takes the same values.
  boolean takesSame(KnownKey other) {
    return type == other.type && words.equals(other.words);
  }

  static KnownKey of(KeyNode node) {
    return new KnownKey(node.type(), node.words(), node.flag(), node.standard());
  }
}
