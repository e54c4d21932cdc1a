package dev.plg.alloy;

import dev.plg.finding.Location;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cuts a text into pieces.
// alloy syntax/scanner/scanner.go@v1.18.1
final class Scanner {

  private static final Set<String> PAIRS = Set.of("==", "!=", "<=", ">=", "&&", "||");

  private final Scalar outer;
  private final String text;
  private final List<AlloyToken> tokens = new ArrayList<>();
  private final List<AlloyFault> faults = new ArrayList<>();
  private int at;
  private int line = 1;
  private int column = 1;

  Scanner(Scalar outer) {
    this.outer = outer;
    this.text = outer.text();
    while (at < text.length()) {
      scan();
    }
    endStatement();
    add(AlloyToken.Kind.END, "", here());
  }

  List<AlloyToken> tokens() {
    return tokens;
  }

  List<AlloyFault> faults() {
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

  private void add(AlloyToken.Kind kind, String word, Location place) {
    tokens.add(new AlloyToken(kind, word, place));
  }

  private void endStatement() {
    if (!tokens.isEmpty() && tokens.getLast().endsValue()) {
      add(AlloyToken.Kind.END_OF_STATEMENT, "", here());
    }
  }

  private void scan() {
    char c = peek(0);
    if (c == '\n') {
      endStatement();
      next();
    } else if (Character.isWhitespace(c)) {
      next();
    } else if (c == '/' && peek(1) == '/') {
      comment();
    } else if (c == '/' && peek(1) == '*') {
      longComment();
    } else if (c == '"' || c == '`') {
      string(c);
    } else if (Character.isLetter(c) || c == '_') {
      word(AlloyToken.Kind.NAME);
    } else if (Character.isDigit(c)) {
      word(AlloyToken.Kind.NUMBER);
    } else {
      sign();
    }
  }

  private void sign() {
    Location place = here();
    int start = at;
    next();
    if (at < text.length() && PAIRS.contains(text.substring(start, at + 1))) {
      next();
    }
    add(AlloyToken.Kind.SIGN, text.substring(start, at), place);
  }

  private void comment() {
    Location place = here();
    boolean alone = text.substring(text.lastIndexOf('\n', at) + 1, at).isBlank();
    int start = at + 2;
    while (at < text.length() && peek(0) != '\n') {
      next();
    }
    if (alone) {
      add(AlloyToken.Kind.COMMENT, text.substring(start, at).strip(), place);
    }
  }

  private void longComment() {
    while (at < text.length()) {
      if (peek(0) == '*' && peek(1) == '/') {
        next();
        next();
        return;
      }
      next();
    }
  }

  private void word(AlloyToken.Kind kind) {
    Location place = here();
    int start = at;
    boolean point = kind == AlloyToken.Kind.NUMBER;
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
      faults.add(new AlloyFault(AlloyFault.Kind.UNCLOSED, "string", place));
      at = text.length();
      return;
    }
    String inside = text.substring(start, at);
    add(AlloyToken.Kind.STRING, quote == '"' ? Escapes.resolved(inside) : inside, place);
    next();
  }

  /// Begins on the backslash, and steps onto what is escaped.
  private void escape() {
    if (!Escapes.begins(peek(1))) {
      faults.add(new AlloyFault(AlloyFault.Kind.ESCAPE, "\\" + peek(1), here()));
    }
    if (peek(1) != '\n' && at + 1 < text.length()) {
      next();
    }
  }
}
