package dev.plg.app.report;

import dev.plg.finding.Edit;
import java.util.Collection;
import java.util.Comparator;

/// A text that edits can be made in.
public final class EditableText {

  private final String text;
  private final int[] starts;
  private final String lineEnd;

  public EditableText(String text) {
    this.text = text;
    this.starts = starts(text);
    this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /// Whether the old text of each edit is at its place: a value that a file does not hold literally
  /// can't be repaired there.
  boolean fits(Collection<Edit> edits) {
    return edits.stream().allMatch(edit -> offset(edit) >= 0);
  }

  /// The text with these edits made, from the last to the first, so that none moves the place of
  /// another. One that does not fit, or that overlaps with another, is left out.
  public String with(Collection<Edit> edits) {
    var result = new StringBuilder(text);
    int behind = text.length();
    for (Edit edit : edits.stream().sorted(Comparator.comparing(Edit::at).reversed()).toList()) {
      int at = offset(edit);
      if (at >= 0 && at + edit.was().length() <= behind) {
        result.replace(at, at + edit.was().length(), edit.is().replace("\n", lineEnd));
        behind = at;
      }
    }
    return result.toString();
  }

  /// Where the old text of an edit begins; -1 where it is not there.
  private int offset(Edit edit) {
    int line = edit.at().line() - 1;
    int column = edit.at().column() - 1;
    if (line < 0 || line >= starts.length || column < 0) {
      return -1;
    }
    int end = line + 1 < starts.length ? starts[line + 1] : text.length();
    if (text.codePointCount(starts[line], end) < column) {
      return -1;
    }
    int at = text.offsetByCodePoints(starts[line], column);
    return text.startsWith(edit.was(), at) ? at : -1;
  }

  private static int[] starts(String text) {
    var starts = new int[1 + (int) text.chars().filter(c -> c == '\n').count()];
    int line = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts[line++] = at + 1;
    }
    return starts;
  }
}
