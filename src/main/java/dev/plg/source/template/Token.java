package dev.plg.source.template;

import java.util.ArrayList;
import java.util.List;

/// The words of an action, without its braces.
sealed interface Token {

  /// A name: of a function, or `true`, `false`, `nil`, `if`.
  record Word(String text) implements Token {}

  /// `.`, `.Values.loki`, behind a parenthesis or alone.
  record Field(List<String> steps) implements Token {}

  /// `$`, `$name`, `$.Values.loki`.
  record Variable(String name, List<String> steps) implements Token {}

  record Text(String text) implements Token {}

  record Numeral(String text) implements Token {}

  /// `(`, `)`, `|`, `:=`, `=`, `,`.
  record Mark(String text) implements Token {}

  /// The tokens of an action; the last one is a mark `?` where a character means nothing.
  static List<Token> of(String action) {
    return new Scan(action).tokens();
  }

  /// One pass over an action.
  final class Scan {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Scan(String text) {
      this.text = text;
    }

    private List<Token> tokens() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
          at++;
        } else if (c == '"' || c == '`') {
          tokens.add(string(c));
        } else if (c == '.') {
          tokens.add(new Field(steps()));
        } else if (c == '$') {
          at++;
          tokens.add(new Variable(name(), steps()));
        } else if (Character.isDigit(c) || (c == '-' && isDigit(at + 1))) {
          tokens.add(number());
        } else if (Character.isLetter(c) || c == '_') {
          tokens.add(new Word(name()));
        } else {
          tokens.add(mark(c));
        }
      }
      return tokens;
    }

    private boolean isDigit(int place) {
      return place < text.length() && Character.isDigit(text.charAt(place));
    }

    private Token string(char quote) {
      var string = new StringBuilder();
      at++;
      while (at < text.length() && text.charAt(at) != quote) {
        char c = text.charAt(at);
        if (c == '\\' && quote == '"' && at + 1 < text.length()) {
          at++;
          string.append(escaped(text.charAt(at)));
        } else {
          string.append(c);
        }
        at++;
      }
      at++;
      return new Text(string.toString());
    }

    private static char escaped(char c) {
      return switch (c) {
        case 'n' -> '\n';
        case 't' -> '\t';
        default -> c;
      };
    }

    private List<String> steps() {
      var steps = new ArrayList<String>();
      while (at < text.length() && text.charAt(at) == '.') {
        at++;
        String step = name();
        if (!step.isEmpty()) {
          steps.add(step);
        }
      }
      return steps;
    }

    private String name() {
      int start = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
        at++;
      }
      return text.substring(start, at);
    }

    private Token number() {
      int start = at++;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
      return new Numeral(text.substring(start, at));
    }

    private Token mark(char c) {
      at++;
      if (c == ':' && at < text.length() && text.charAt(at) == '=') {
        at++;
        return new Mark(":=");
      }
      return new Mark("()|=,".indexOf(c) >= 0 ? String.valueOf(c) : "?");
    }
  }
}
