package dev.plg.picture;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.util.List;
import java.util.Optional;

/// Tells a template that is not rendered yet from a broken document: its braces begin a mapping
/// where a value belongs.
public final class Unrendered {

  private Unrendered() {}

  /// What to say in place of the problems of a document that is a template; empty where it is none.
  ///
  /// @param firstLine how many lines of the file come before those of the document
  public static Optional<Finding> in(
      List<String> lines, List<Finding> faults, String file, int firstLine) {
    int template = line(lines, faults, firstLine);
    if (template < 0) {
      return Optional.empty();
    }
    String text = lines.get(template);
    int column = mark(text);
    var place = new Location(file, firstLine + template + 1, column + 1);
    return Optional.of(at(place, text.substring(column, column + 2)));
  }

  /// The line (from 0) with the mark of a template: where the reader stumbled over it, or where it
  /// fills the line as only a template's does; -1 where the fault is another.
  private static int line(List<String> lines, List<Finding> faults, int firstLine) {
    if (faults.isEmpty()) {
      return -1;
    }
    for (Finding fault : faults) {
      int at = fault.place().line() - 1 - firstLine;
      if (at >= 0 && at < lines.size() && mark(lines.get(at)) >= 0) {
        return at;
      }
    }
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      if (line.startsWith("{{") && line.endsWith("}}")) {
        return at;
      }
    }
    return -1;
  }

  /// Where an expression of Go or Jinja begins, or a statement of Jinja; -1 where none does.
  private static int mark(String line) {
    int expression = line.indexOf("{{");
    return expression < 0 ? line.indexOf("{%") : expression;
  }

  static Finding at(Location place) {
    return at(place, "{{");
  }

  private static Finding at(Location place, String mark) {
    return Finding.error(
        "lint/unrendered-template",
        place,
        "this is an unrendered template: it has `%s` in place of a value".formatted(mark),
        "plg cannot check values that are not rendered, so it left the document out",
        "render it first: helm template NAME CHART | plg lint -");
  }
}
