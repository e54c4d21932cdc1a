package dev.plg.yaml;

/// Literal block scalars: `|` and the lines as they are.
final class Literal {

  private Literal() {}

  /// Whether a string has several lines and a literal block can carry each of its characters.
  static boolean fits(String text) {
    int firstBreak = text.indexOf('\n');
    if (firstBreak < 0) {
      return false;
    }
    int first = firstCharacter(text);
    return first < text.length() && text.charAt(first) != '\t' && !text.isBlank() && isClean(text);
  }

  /// Whether the first line that is not empty begins with a space, so that its own indentation
  /// can't tell where the block's begins.
  static boolean startsIndented(String text) {
    int first = firstCharacter(text);
    return first < text.length() && text.charAt(first) == ' ';
  }

  static void append(StringBuilder out, String text, int indent) {
    out.append('|').append(startsIndented(text) ? "2" : "").append(chomping(text)).append('\n');
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int stop = end < 0 ? text.length() : end;
      if (stop > start) {
        out.repeat(' ', indent).append(text, start, stop);
      }
      out.append('\n');
      start = stop + 1;
    }
  }

  private static String chomping(String text) {
    if (!text.endsWith("\n")) {
      return "-";
    }
    return text.endsWith("\n\n") ? "+" : "";
  }

  private static int firstCharacter(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    return at;
  }

  private static boolean isClean(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if ((c >= ' ' && c < 0x7F) || c == '\n') {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && at + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        at++;
      } else if (c != '\n' && c != '\t' && Strings.mustEscape(c)) {
        return false;
      }
    }
    return true;
  }
}
