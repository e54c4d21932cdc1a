package dev.plg.yaml;

import java.util.Locale;

/// Strings on one line: plain where no parser can take them for anything else, else in single
/// quotes, else in double quotes.
final class Strings {

  private static final String HEX = "0123456789ABCDEF";

  private Strings() {}

  private enum Style {
    PLAIN,
    SINGLE,
    DOUBLE
  }

  static void append(StringBuilder out, String text) {
    switch (style(text)) {
      case PLAIN -> out.append(text);
      case SINGLE -> out.append('\'').append(text.replace("'", "''")).append('\'');
      case DOUBLE -> doubleQuoted(out, text);
    }
  }

  /// The first that can carry the text, in one pass: this is asked for every key and value.
  private static Style style(String text) {
    Style style = isPlainOutside(text) ? Style.PLAIN : Style.SINGLE;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= ' ' && c < 0x7F) {
        if ((c == ':' && isBlankAt(text, at + 1)) || (c == '#' && isBlankAt(text, at - 1))) {
          style = Style.SINGLE;
        }
      } else if (isPair(text, at)) {
        at++;
      } else if (mustEscape(c)) {
        return Style.DOUBLE;
      } else if (Lookalike.meant(c) != 0) {
        style = Style.SINGLE;
      }
    }
    return style;
  }

  private static boolean isBlankAt(String text, int at) {
    return at < 0 || at >= text.length() || text.charAt(at) == ' ';
  }

  /// Whether nothing about the text as a whole, its begin or its end forbids the plain style.
  private static boolean isPlainOutside(String text) {
    return !text.isEmpty()
        && canBegin(text)
        && !text.endsWith(" ")
        && !Numbers.looksLike(text)
        && !isWord(text);
  }

  /// Whether a character, no half of a surrogate pair, can be shown only as an escape: controls,
  /// line ends of YAML 1.1, what is invisible or no character.
  static boolean mustEscape(char c) {
    return c < ' ' || (c >= 0x7F && (c <= 0xA0 || c == '\u2028' || c == '\u2029' || isUnseen(c)));
  }

  private static boolean isUnseen(char c) {
    return Character.isSurrogate(c) || c >= 0xFFFE || c == '\u00AD' || Lookalike.meant(c) == ' ';
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  private static boolean canBegin(String text) {
    return switch (text.charAt(0)) {
      case ' ',
          '?',
          ':',
          ',',
          '[',
          ']',
          '{',
          '}',
          '#',
          '&',
          '*',
          '!',
          '|',
          '>',
          '\'',
          '"',
          '%',
          '@',
          '`',
          '=' ->
          false;
      case '-' -> text.length() > 1 && text.charAt(1) != ' ' && !text.startsWith("---");
      case '.' -> !text.startsWith("...");
      default -> true;
    };
  }

  /// The words of YAML 1.1 and 1.2 for booleans, null and merging, in any mixture of cases.
  private static boolean isWord(String text) {
    return text.length() <= 5
        && switch (text.toLowerCase(Locale.ROOT)) {
          case "null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", "<<" -> true;
          default -> false;
        };
  }

  static void doubleQuoted(StringBuilder out, String text) {
    out.append('"');
    int at = 0;
    while (at < text.length()) {
      int start = at;
      at = endOfPlain(text, at);
      out.append(text, start, at);
      if (at < text.length()) {
        char c = text.charAt(at);
        if (isPair(text, at)) {
          out.append(c).append(text.charAt(++at));
        } else if (c == '"' || c == '\\') {
          out.append('\\').append(c);
        } else if (mustEscape(c)) {
          escape(out, c);
        } else {
          out.append(c);
        }
        at++;
      }
    }
    out.append('"');
  }

  /// Where the characters end that double quotes take as they are; most texts are nothing else.
  private static int endOfPlain(String text, int start) {
    int at = start;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
  }

  /// Only escapes that JSON has too.
  private static void escape(StringBuilder out, char c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt(c >> shift & 15));
        }
      }
    }
  }
}
