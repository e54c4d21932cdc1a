package dev.plg.yaml;

import java.math.BigDecimal;
import java.util.Locale;

/// How numbers are written, and which strings any parser of YAML 1.1 or 1.2 would take for one.
final class Numbers {

  private Numbers() {}

  /// The text of a scalar that is no string.
  static String yaml(Scalar scalar) {
    return switch (scalar.text()) {
      case "NaN" -> ".nan";
      case "Infinity" -> ".inf";
      case "-Infinity" -> "-.inf";
      default -> scalar.text();
    };
  }

  /// The same in JSON, which has no infinity: that becomes a string.
  static String json(Scalar scalar) {
    String text = scalar.text();
    String plain = CoreSchema.canonical(scalar.kind(), text);
    if (scalar.kind() != Scalar.Kind.FLOAT || isJson(plain)) {
      return plain;
    }
    return scalar.plain() instanceof Double number && Double.isFinite(number)
        ? new BigDecimal(plain).toString()
        : '"' + yaml(scalar) + '"';
  }

  private static boolean isJson(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int dot = text.indexOf('.');
    return isDigit(text, start)
        && (text.charAt(start) != '0' || !isDigit(text, start + 1))
        && (dot < 0 || isDigit(text, dot + 1))
        && !text.endsWith("y");
  }

  /// Whether a string could be read as a number or a time; better once too often than once too
  /// seldom.
  static boolean looksLike(String text) {
    int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    if (start == text.length()) {
      return false;
    }
    char first = text.charAt(start);
    if (first == '.') {
      return isDecimal(text, start) || isSpecial(text.substring(start));
    }
    return isDigit(text, start)
        && (isDecimal(text, start) || isPrefixed(text, start) || isTimestamp(text));
  }

  private static boolean isSpecial(String text) {
    return text.length() == 4
        && switch (text.toLowerCase(Locale.ROOT)) {
          case ".inf", ".nan" -> true;
          default -> false;
        };
  }

  /// `0x1F`, `0o7`, `0b1`, in either case, with underscores.
  private static boolean isPrefixed(String text, int start) {
    if (text.length() < start + 3
        || text.charAt(start) != '0'
        || "xXoObB".indexOf(text.charAt(start + 1)) < 0) {
      return false;
    }
    int at = start + 2;
    while (at < text.length()
        && (text.charAt(at) == '_'
            || (text.charAt(at) < 128 && Character.digit(text.charAt(at), 16) >= 0))) {
      at++;
    }
    return at == text.length();
  }

  /// `12`, `0123`, `1_000`, `12:30`, `1:20:30.5`, `1.10`, `.5`, `1e3`, `1.5E-7`.
  private static boolean isDecimal(String text, int start) {
    int at = digits(text, start);
    while (at < text.length() && text.charAt(at) == ':') {
      at = digits(text, at + 1);
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at = digits(text, at + 1);
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      at += at < text.length() && "+-".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
      at = digits(text, at);
    }
    return at == text.length();
  }

  /// `2026-11-20`, alone or followed by a time.
  private static boolean isTimestamp(String text) {
    int month = digits(text, 0);
    if (month != 4 || !isDash(text, month)) {
      return false;
    }
    int day = digits(text, month + 1);
    if (!isDash(text, day)) {
      return false;
    }
    int end = digits(text, day + 1);
    return end == text.length() || "tT \t".indexOf(text.charAt(end)) >= 0;
  }

  private static boolean isDash(String text, int at) {
    return at < text.length() && text.charAt(at) == '-';
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && (isDigit(text, at) || text.charAt(at) == '_')) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
