package dev.plg.alloy;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The escapes of strings in double quotes, which are Go's.
// alloy syntax/scanner/scanner.go scanEscape@v1.18.1; go strconv.Unquote
final class Escapes {

  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\([abfnrtv\\\\\"]|[0-7]{3}|x\\p{XDigit}{2}|u\\p{XDigit}{4}|U\\p{XDigit}{8})");

  private Escapes() {}

  /// Whether this character may follow a backslash.
  static boolean begins(char c) {
    return "abfnrtv\\\"01234567xuU".indexOf(c) >= 0;
  }

  /// The text that is meant; an escape that does not exist stays as it is.
  static String resolved(String written) {
    return written.indexOf('\\') < 0
        ? written
        : ESCAPE.matcher(written).replaceAll(it -> Matcher.quoteReplacement(meant(it)));
  }

  private static String meant(MatchResult escape) {
    String code = escape.group(1);
    return switch (code.charAt(0)) {
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'v' -> "\u000b";
      case '\\', '"' -> code;
      case 'x', 'u', 'U' -> character(Integer.parseUnsignedInt(code.substring(1), 16), escape);
      default -> character(Integer.parseInt(code, 8), escape);
    };
  }

  private static String character(int point, MatchResult escape) {
    return Character.isValidCodePoint(point) ? Character.toString(point) : escape.group();
  }

  /// The text as it is written between double quotes.
  static String written(String text) {
    var written = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> written.append('\\').append(c);
        case '\n' -> written.append("\\n");
        case '\t' -> written.append("\\t");
        default ->
            written.append(
                Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return written.toString();
  }
}
