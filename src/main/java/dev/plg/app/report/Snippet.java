package dev.plg.app.report;

import dev.plg.finding.Location;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The line of a text that a finding is about, fit for a terminal.
///
/// @param line printable, cut around the column where it is long
/// @param pad what is under the line before the caret; empty where the whole line is meant
record Snippet(String line, Optional<String> pad) {

  /// The most characters of a line that are shown.
  private static final int LONGEST = 100;

  /// The most characters that are shown before the column of a line that is cut.
  private static final int BEFORE = 60;

  /// A line of which one character in so many cannot be printed is no text.
  private static final int UNREADABLE = 10;

  private static final String ELLIPSIS = "…";

  /// The snippet at a place; empty where the whole text is meant, or the text has no such line.
  static Optional<Snippet> of(String text, Location place) {
    return place.line() == 0
        ? Optional.empty()
        : text.lines()
            .skip(place.line() - 1L)
            .findFirst()
            .map(line -> line.codePoints().toArray())
            .filter(line -> isText(line))
            .map(line -> of(line, place.column()));
  }

  /// Whether a person can read the line: of a binary file there is nothing to show.
  private static boolean isText(int[] line) {
    long unreadable = Arrays.stream(line).filter(c -> !Printable.isPrintable(c)).count();
    return unreadable <= 1 || unreadable * UNREADABLE < line.length;
  }

  private static Snippet of(int[] line, int column) {
    int caret = Math.clamp(column - 1L, 0, line.length);
    int start = line.length <= LONGEST ? 0 : Math.clamp(caret - BEFORE, 0, line.length - LONGEST);
    int end = Math.min(line.length, start + LONGEST);
    String before = (start > 0 ? ELLIPSIS : "") + printable(line, start, Math.min(caret, end));
    String after = printable(line, caret, end) + (end < line.length ? ELLIPSIS : "");
    return new Snippet(before + after, column == 0 ? Optional.empty() : Optional.of(pad(before)));
  }

  private static String printable(int[] line, int from, int to) {
    return Printable.of(new String(Arrays.copyOfRange(line, from, to), 0, to - from));
  }

  /// Blanks as wide as the text; tabs stay tabs, so that both end at the same stop.
  private static String pad(String text) {
    return text.codePoints()
        .mapToObj(c -> c == '\t' ? "\t" : " ".repeat(Printable.width(c)))
        .collect(Collectors.joining());
  }
}
