package dev.plg.yaml;

/// Characters that are easily typed, or pasted, for one of YAML's own.
final class Lookalike {

  private Lookalike() {}

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
      default -> c >= '\u2000' && c <= '\u200A' ? ' ' : 0;
    };
  }

  /// Whether a character takes room in its line: one that takes none, as a byte order mark in the
  /// middle of a text, was never meant at all.
  static boolean hasWidth(char c) {
    return c != '\u200B' && c != '\uFEFF';
  }

  /// What one of the ASCII characters is called in YAML.
  static String name(char meant) {
    return switch (meant) {
      case ':' -> "colon";
      case ',' -> "comma";
      case '"', '\'' -> "quote";
      case '-' -> "list dash";
      case '#' -> "comment sign";
      case '[', ']' -> "bracket";
      case '{', '}' -> "brace";
      default -> "space";
    };
  }
}
