package dev.plg.yaml;

/// Goes through the lines of a document that the engine could not read, in search of what looks
/// like punctuation. Knows just enough YAML to keep out of comments, quotes and block scalars.
final class BrokenLines {

  private final SourceText source;
  private final FullWidth fullWidth;

  BrokenLines(SourceText source, FullWidth fullWidth) {
    this.source = source;
    this.fullWidth = fullWidth;
  }

  /// Checks the lines from `first` up to, without, `end`, both from 0.
  void check(int first, int end) {
    int blockIndent = -1;
    for (int line = first; line < end; line++) {
      String text = source.line(line);
      int indent = FullWidth.blanks(text, 0);
      boolean inBlock = blockIndent >= 0 && (indent > blockIndent || indent == text.length());
      if (!inBlock) {
        int stop = withoutComment(text);
        blockIndent = opensBlock(text, stop) ? indent : -1;
        check(line, text, stop);
      }
    }
  }

  private void check(int line, String text, int stop) {
    int from = start(text);
    if (from >= stop) {
      return;
    }
    fullWidth.checkBehindQuote(new ScalarPiece(line, text, from, stop, false, false, false));
    if (isQuote(text.charAt(from))) {
      return;
    }
    int colon = colon(text, from, stop);
    if (colon < 0) {
      fullWidth.check(new ScalarPiece(line, text, from, stop, true, false, false));
      return;
    }
    if (colon > from) {
      var key = new ScalarPiece(line, text, from, colon, true, true, false);
      fullWidth.check(key);
      fullWidth.checkInnerColons(key);
    }
    int value = FullWidth.blanks(text, colon + 1);
    if (value < stop && !isQuote(text.charAt(value))) {
      boolean isFlow = text.charAt(value) == '[' || text.charAt(value) == '{';
      fullWidth.check(new ScalarPiece(line, text, value, stop, false, false, isFlow));
    }
  }

  /// Behind the indentation and the dashes.
  private static int start(String text) {
    int at = FullWidth.blanks(text, 0);
    while (text.startsWith("- ", at)) {
      at = FullWidth.blanks(text, at + 1);
    }
    return at;
  }

  private static int colon(String text, int from, int stop) {
    for (int at = from; at < stop; at++) {
      if (text.charAt(at) == ':' && (at + 1 >= stop || text.charAt(at + 1) == ' ')) {
        return at;
      }
    }
    return -1;
  }

  private static int withoutComment(String text) {
    int comment = text.stripLeading().startsWith("#") ? text.indexOf('#') : text.indexOf(" #");
    return FullWidth.trimmedEnd(comment < 0 ? text : text.substring(0, comment));
  }

  /// Whether a line ends with `|` or `>` and their indicators, behind a colon or a dash.
  private static boolean opensBlock(String text, int stop) {
    int at = stop - 1;
    while (at > 0 && "+-123456789".indexOf(text.charAt(at)) >= 0) {
      at--;
    }
    if (at < 1 || (text.charAt(at) != '|' && text.charAt(at) != '>')) {
      return false;
    }
    String before = text.substring(0, at).stripTrailing();
    return before.endsWith(":") || before.endsWith("-");
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }
}
