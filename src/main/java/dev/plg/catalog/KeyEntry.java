package dev.plg.catalog;

import java.util.List;
import java.util.Optional;

/// A key of a [KeyBook].
///
/// @param path dotted; `[]` for the items of a list, `*` for any key
/// @param spans what it was at all versions, the oldest first; empty where it only has keys below
/// @param current what it is at the version in use; empty where that version does not have it, or
///   where it only has keys below
/// @param below the keys right below it at the version in use
public record KeyEntry(
    String path, List<KeySpan> spans, Optional<KeySpan> current, List<String> below) {

  /// Whether the version in use has the key.
  public boolean isThere() {
    return current.isPresent() || !below.isEmpty();
  }
}
