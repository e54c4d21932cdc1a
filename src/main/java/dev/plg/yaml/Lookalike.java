package dev.plg.yaml;

import java.util.Optional;

/// A character that is easily typed, or pasted, for one of YAML's own.
///
/// @param shown the character in the text
/// @param meant the ASCII character that YAML knows
record Lookalike(char shown, char meant) {

  static Optional<Lookalike> of(char c) {
    char meant = meant(c);
    return meant == 0 ? Optional.empty() : Optional.of(new Lookalike(c, meant));
  }

  /// The ASCII character that `c` resembles; 0 for none.
  static char meant(char c) {
    return switch (c) {
      case '\uFF1A', '\uFE55', '\u2236' -> ':';
      case '\uFF0C', '\uFE50' -> ',';
      case '\u00A0', '\u3000', '\u202F', '\u205F', '\u200B', '\uFEFF' -> ' ';
      case '\u201C', '\u201D', '\u201E', '\u201F', '\uFF02' -> '"';
      case '\u2018', '\u2019', '\u201A', '\u201B', '\uFF07' -> '\'';
      case '\uFF0D', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
      case '\uFF03' -> '#';
      case '\uFF3B' -> '[';
      case '\uFF3D' -> ']';
      case '\uFF5B' -> '{';
      case '\uFF5D' -> '}';
      case '\uFF5C' -> '|';
      case '\uFF1E' -> '>';
      default -> c >= '\u2000' && c <= '\u200A' ? ' ' : 0;
    };
  }
}
