package dev.plg.cli;

import dev.plg.finding.Edit;
import dev.plg.finding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Applies the repairs that findings bring to the texts, and leaves everything else as it is.
///
/// @param was the texts before, by file
/// @param is the texts that changed, by file
record Repairs(Map<String, String> was, SortedMap<String, String> is) {

  static Repairs of(Collection<Finding> findings, Map<String, String> texts) {
    var edits = new TreeMap<String, List<Edit>>();
    for (Finding finding : findings) {
      finding
          .edits()
          .forEach(
              edit -> edits.computeIfAbsent(edit.at().file(), _ -> new ArrayList<>()).add(edit));
    }
    var repaired = new TreeMap<String, String>();
    edits.forEach(
        (file, all) -> {
          String text = texts.getOrDefault(file, "");
          String better = apply(text, all);
          if (!better.equals(text)) {
            repaired.put(file, better);
          }
        });
    return new Repairs(texts, repaired);
  }

  /// From the last to the first, so that none moves the place of another. One whose old text is not
  /// at its place is left out: a value that a file does not hold literally can't be repaired there.
  private static String apply(String text, List<Edit> edits) {
    var result = new StringBuilder(text);
    int[] starts = starts(text);
    int behind = text.length();
    for (Edit edit : edits.stream().sorted(Comparator.comparing(Edit::at).reversed()).toList()) {
      int at = offset(text, starts, edit);
      if (at >= 0 && at + edit.was().length() <= behind && text.startsWith(edit.was(), at)) {
        result.replace(at, at + edit.was().length(), edit.is());
        behind = at;
      }
    }
    return result.toString();
  }

  private static int offset(String text, int[] starts, Edit edit) {
    int line = edit.at().line() - 1;
    if (line < 0 || line >= starts.length) {
      return -1;
    }
    int end = line + 1 < starts.length ? starts[line + 1] : text.length();
    int column = edit.at().column() - 1;
    return text.codePointCount(starts[line], end) < column
        ? -1
        : text.offsetByCodePoints(starts[line], column);
  }

  private static int[] starts(String text) {
    var starts = new ArrayList<Integer>();
    starts.add(0);
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts.add(at + 1);
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  /// What would change, as `diff -u` prints it.
  String diff() {
    var out = new StringBuilder();
    is.forEach((file, text) -> LineDiff.append(out, file, was.getOrDefault(file, ""), text));
    return out.toString();
  }
}
