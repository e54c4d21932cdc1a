package dev.plg.picture.river;

import dev.plg.finding.Location;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;

/// Cuts River into pieces.
// alloy syntax/scanner/scanner.go
final class RiverScanner {

  private final Scalar outer;
  private final String text;
  private final List<RiverToken> tokens = new ArrayList<>();
  private final List<RiverFault> faults = new ArrayList<>();
  private int at;
  private int line = 1;
  private int column = 1;

  RiverScanner(Scalar outer) {
    this.outer = outer;
    this.text = outer.text();
    while (at < text.length()) {
      scan();
    }
    endStatement();
    add(RiverToken.Kind.END, "", here());
  }

  List<RiverToken> tokens() {
    return tokens;
  }

  List<RiverFault> faults() {
    return faults;
  }

  private Location here() {
    return outer.inside(line, column);
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private void next() {
    char c = text.charAt(at++);
    if (c == '\n') {
      line++;
      column = 1;
    } else if (!Character.isLowSurrogate(c)) {
      column++;
    }
  }

  private void add(RiverToken.Kind kind, String word, Location place) {
    tokens.add(new RiverToken(kind, word, place));
  }

  private void endStatement() {
    if (!tokens.isEmpty() && tokens.getLast().endsValue()) {
      add(RiverToken.Kind.END_OF_STATEMENT, "", here());
    }
  }

  private void scan() {
    char c = peek(0);
    if (c == '\n') {
      endStatement();
      next();
    } else if (Character.isWhitespace(c)) {
      next();
    } else if (c == '/' && (peek(1) == '/' || peek(1) == '*')) {
      comment();
    } else if (c == '"' || c == '`') {
      string(c);
    } else if (Character.isLetter(c) || c == '_') {
      word(RiverToken.Kind.NAME);
    } else if (Character.isDigit(c)) {
      word(RiverToken.Kind.NUMBER);
    } else {
      add(RiverToken.Kind.SIGN, String.valueOf(c), here());
      next();
    }
  }

  private void comment() {
    boolean block = peek(1) == '*';
    while (at < text.length() && (block || peek(0) != '\n')) {
      if (block && peek(0) == '*' && peek(1) == '/') {
        next();
        next();
        return;
      }
      next();
    }
  }

  private void word(RiverToken.Kind kind) {
    Location place = here();
    int start = at;
    boolean point = kind == RiverToken.Kind.NUMBER;
    while (Character.isLetterOrDigit(peek(0)) || peek(0) == '_' || (point && peek(0) == '.')) {
      next();
    }
    add(kind, text.substring(start, at), place);
  }

  private void string(char quote) {
    Location place = here();
    next();
    int start = at;
    while (at < text.length() && peek(0) != quote && (quote == '`' || peek(0) != '\n')) {
      if (quote == '"' && peek(0) == '\\') {
        escape();
      }
      next();
    }
    if (peek(0) != quote) {
      faults.add(new RiverFault(RiverFault.Kind.UNCLOSED, "string", place));
      at = text.length();
      return;
    }
    add(RiverToken.Kind.STRING, text.substring(start, at), place);
    next();
  }

  /// Begins on the backslash, and steps onto what is escaped.
  private void escape() {
    if ("abfnrtv\\\"01234567xuU".indexOf(peek(1)) < 0) {
      faults.add(new RiverFault(RiverFault.Kind.ESCAPE, "\\" + peek(1), here()));
    }
    if (peek(1) != '\n' && at + 1 < text.length()) {
      next();
    }
  }
}
