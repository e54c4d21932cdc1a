package dev.plg.alloy;

import dev.plg.finding.Location;

/// A piece of a configuration's text.
///
/// @param text of a string without its quotes and escapes, of a comment without its slashes
record AlloyToken(Kind kind, String text, Location place) {

  /// What a piece can be.
  enum Kind {
    NAME,
    STRING,
    NUMBER,
    SIGN,
    /// a comment that has its line for itself
    COMMENT,
    END_OF_STATEMENT,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /// Whether a value may end with it, so that a line end behind it ends the statement.
  // alloy syntax/scanner/scanner.go insertTerm
  boolean endsValue() {
    return switch (kind) {
      case NAME, STRING, NUMBER -> true;
      case SIGN -> text.equals(")") || text.equals("]") || text.equals("}");
      case COMMENT, END_OF_STATEMENT, END -> false;
    };
  }

  /// Whether a value begins with it.
  boolean beginsValue() {
    return kind == Kind.NAME || kind == Kind.STRING || kind == Kind.NUMBER;
  }
}
