package dev.plg.yaml;

import dev.plg.yaml.Scalar.Kind;
import java.math.BigInteger;
import java.util.Locale;

/// What a plain (unquoted) text means in the YAML 1.2 core schema. Written out by hand: the
/// engine's own resolver compiles a dozen regular expressions when it is loaded.
final class CoreSchema {

  /// Texts of more characters than this are never numbers.
  private static final int LONGEST_NUMBER = 100;

  private CoreSchema() {}

  static Kind kind(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Kind.NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> Kind.BOOLEAN;
      default -> looksLikeNumber(text) ? number(text) : Kind.STRING;
    };
  }

  /// The text in the form that JSON knows too; a float keeps the digits that were written.
  static String canonical(Kind kind, String text) {
    return switch (kind) {
      case NULL -> "null";
      case BOOLEAN -> text.toLowerCase(Locale.ROOT);
      case INTEGER -> decimal(text);
      case FLOAT -> kind(text) == Kind.INTEGER ? decimal(text) : text;
      case STRING -> text;
    };
  }

  private static boolean looksLikeNumber(String text) {
    char first = text.charAt(0);
    return text.length() <= LONGEST_NUMBER
        && (isDigit(first) || first == '-' || first == '+' || first == '.');
  }

  private static Kind number(String text) {
    if (text.startsWith("0o")) {
      return digits(text, 2, 8) == text.length() && text.length() > 2 ? Kind.INTEGER : Kind.STRING;
    }
    if (text.startsWith("0x")) {
      return digits(text, 2, 16) == text.length() && text.length() > 2 ? Kind.INTEGER : Kind.STRING;
    }
    int start = afterSign(text);
    int end = digits(text, start, 10);
    if (end == text.length()) {
      return end > start ? Kind.INTEGER : Kind.STRING;
    }
    return isFloat(text, start, end) ? Kind.FLOAT : Kind.STRING;
  }

  private static boolean isFloat(String text, int start, int wholeEnd) {
    switch (text.substring(start)) {
      case ".inf", ".Inf", ".INF" -> {
        return true;
      }
      case ".nan", ".NaN", ".NAN" -> {
        return start == 0;
      }
      default -> {}
    }
    int end = wholeEnd;
    int count = wholeEnd - start;
    if (text.charAt(end) == '.') {
      end = digits(text, wholeEnd + 1, 10);
      count += end - wholeEnd - 1;
    }
    return count > 0 && (end == text.length() || isExponent(text, end));
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    boolean signed = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0;
    int start = at + (signed ? 2 : 1);
    return start < text.length() && digits(text, start, 10) == text.length();
  }

  /// Where the run of digits that begins at `from` ends.
  private static int digits(String text, int from, int radix) {
    int at = from;
    while (at < text.length()
        && text.charAt(at) < 128
        && Character.digit(text.charAt(at), radix) >= 0) {
      at++;
    }
    return at;
  }

  private static String decimal(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16).toString();
    }
    if (text.startsWith("0o")) {
      return new BigInteger(text.substring(2), 8).toString();
    }
    int start = afterSign(text);
    boolean padded = text.length() > start + 1 && text.charAt(start) == '0';
    if (!padded) {
      return text.charAt(0) == '+' ? text.substring(1) : text;
    }
    // `defaultMode: 0644` is octal to the API server and kubectl, which read YAML 1.1.
    boolean octal = digits(text, start, 8) == text.length();
    return new BigInteger(text, octal ? 8 : 10).toString();
  }

  private static int afterSign(String text) {
    return text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
