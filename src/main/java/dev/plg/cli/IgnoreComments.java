package dev.plg.cli;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.util.List;
import java.util.function.Predicate;

/// The comments of a text that ignore a rule: `# plg.dev/ignore: rule-id: reason`. Behind a value the
/// comment is about its line; on a line of its own it is about the next value, with all that is
/// indented below it.
final class IgnoreComments {

  private final String file;
  private final List<String> lines;
  private final int firstLine;

  IgnoreComments(String file, List<String> lines, int firstLine) {
    this.file = file;
    this.lines = lines;
    this.firstLine = firstLine;
  }

  /// What is done with a comment.
  interface Taker {
    void take(String said, Location at, Predicate<Finding> scope);
  }

  void each(Taker taker) {
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line);
      int key = text.indexOf(Ignored.KEY + ":");
      int mark = key < 0 ? -1 : begin(text, key);
      if (mark >= 0) {
        String said = text.substring(key + Ignored.KEY.length() + 1);
        var at = new Location(file, firstLine + line + 1, mark + 1);
        taker.take(said, at, text.substring(0, mark).isBlank() ? below(line) : lines(line, line));
      }
    }
  }

  /// Where the comment begins that holds the key right behind its mark; -1 where it is no comment.
  private static int begin(String text, int key) {
    String before = text.substring(0, key).stripTrailing();
    if (before.endsWith("#")) {
      return before.length() - 1;
    }
    return before.endsWith("//") ? before.length() - 2 : -1;
  }

  private Predicate<Finding> below(int comment) {
    int first = comment + 1;
    while (first < lines.size() && (lines.get(first).isBlank() || isComment(lines.get(first)))) {
      first++;
    }
    int last = first;
    while (last + 1 < lines.size() && goesOn(lines.get(last + 1), indent(lines, first))) {
      last++;
    }
    return lines(first, last);
  }

  private static boolean isComment(String line) {
    String text = line.strip();
    return text.startsWith("#") || text.startsWith("//");
  }

  private static boolean goesOn(String line, int indent) {
    return line.isBlank() || indent(line) > indent;
  }

  private static int indent(List<String> lines, int line) {
    return line < lines.size() ? indent(lines.get(line)) : 0;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private Predicate<Finding> lines(int first, int last) {
    int from = firstLine + first + 1;
    int to = firstLine + last + 1;
    return finding ->
        finding.place().file().equals(file)
            && finding.place().line() >= from
            && finding.place().line() <= to;
  }
}
