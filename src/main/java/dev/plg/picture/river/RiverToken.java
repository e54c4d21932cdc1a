package dev.plg.picture.river;

import dev.plg.finding.Location;

/// A piece of River.
///
/// @param text of a string without its quotes, its escapes as they are written
public record RiverToken(Kind kind, String text, Location place) {

  /// What a piece can be.
  public enum Kind {
    NAME,
    STRING,
    NUMBER,
    SIGN,
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
      case END_OF_STATEMENT, END -> false;
    };
  }

  /// Whether a value begins with it.
  boolean beginsValue() {
    return kind == Kind.NAME || kind == Kind.STRING || kind == Kind.NUMBER;
  }
}
