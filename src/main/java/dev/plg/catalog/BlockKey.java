package dev.plg.catalog;

import java.util.List;

/// An argument or a block of a configuration in Alloy's language, as it is at one version.
///
/// @param words the only texts that an argument may be; empty for any
/// @param isRequired true where the block around it must hold it
/// @param stability of a component that is not generally available: `experimental`, `preview` or
///   `community`; else empty
public record BlockKey(
    String name, ValueType type, List<String> words, boolean isRequired, String stability) {

  public boolean isBlock() {
    return type.isBlock();
  }

  /// Whether a block may be there several times.
  public boolean isMany() {
    return type == ValueType.BLOCKS;
  }

  static BlockKey of(String name, KeyNode node) {
    return new BlockKey(
        name,
        node.type(),
        node.words().stream().filter(word -> !word.isEmpty()).toList(),
        node.notes().contains(KeyFact.REQUIRED),
        node.notes().stream()
            .filter(note -> !note.equals(KeyFact.REQUIRED))
            .findFirst()
            .orElse(""));
  }
}
