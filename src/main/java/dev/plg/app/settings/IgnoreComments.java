package dev.plg.app.settings;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.util.function.Predicate;

/// The comments of a text that ignore a rule: `# plg.dev/ignore: rule-id: reason`. Behind a value
/// the comment is about its line; on a line of its own it is about the next value, with all that is
/// indented below it.
final class IgnoreComments {

  private static final String MARK = Ignored.KEY + ":";

  private final String file;
  private final String text;
  private final int firstLine;

  IgnoreComments(String file, String text, int firstLine) {
    this.file = file;
    this.text = text;
    this.firstLine = firstLine;
  }

  /// What is done with a comment.
  interface Taker {
    void take(String said, Location at, Predicate<Finding> scope);
  }

  /// A line of the text, which may be far too long to make a list of all its lines.
  ///
  /// @param number from 0
  /// @param end where its text ends, before the line end
  private record Line(String text, int number, int start, int end) {

    static Line of(String text, int number, int start) {
      int end = start;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      return new Line(text, number, start, end);
    }

    boolean isLast() {
      return end == text.length();
    }

    Line next() {
      int start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
      return of(text, number + 1, Math.min(start, text.length()));
    }

    String content() {
      return text.substring(start, end);
    }

    boolean isBlank() {
      return content().isBlank();
    }

    boolean isComment() {
      String content = content().strip();
      return content.startsWith("#") || content.startsWith("//");
    }

    int indent() {
      return content().length() - content().stripLeading().length();
    }
  }

  void each(Taker taker) {
    var line = Line.of(text, 0, 0);
    int key = text.indexOf(MARK);
    while (key >= 0) {
      while (line.end() < key) {
        line = line.next();
      }
      take(line, key - line.start(), taker);
      key = text.indexOf(MARK, line.end());
    }
  }

  private void take(Line line, int key, Taker taker) {
    String content = line.content();
    int mark = begin(content, key);
    if (mark >= 0) {
      String said = content.substring(key + MARK.length());
      var at = new Location(file, firstLine + line.number() + 1, mark + 1);
      boolean isAlone = content.substring(0, mark).isBlank();
      taker.take(said, at, isAlone ? below(line) : lines(line.number(), line.number()));
    }
  }

  /// Where the comment begins that holds the key right behind its mark; -1 where it is no comment.
  private static int begin(String content, int key) {
    String before = content.substring(0, key).stripTrailing();
    if (before.endsWith("#")) {
      return before.length() - 1;
    }
    return before.endsWith("//") ? before.length() - 2 : -1;
  }

  private Predicate<Finding> below(Line comment) {
    Line first = comment.next();
    while (!first.isLast() && (first.isBlank() || first.isComment())) {
      first = first.next();
    }
    Line last = first;
    while (!last.isLast() && goesOn(last.next(), first.indent())) {
      last = last.next();
    }
    return lines(first.number(), last.number());
  }

  private static boolean goesOn(Line line, int indent) {
    return line.isBlank() || line.indent() > indent;
  }

  private Predicate<Finding> lines(int first, int last) {
    // Not by way of this: the text must not be kept for its comments.
    String name = file;
    int from = firstLine + first + 1;
    int to = firstLine + last + 1;
    return finding ->
        finding.place().file().equals(name)
            && finding.place().line() >= from
            && finding.place().line() <= to;
  }
}
