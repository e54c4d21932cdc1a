package dev.plg.app.lint;

import dev.plg.app.report.Printable;
import java.util.List;

/// The difference of two texts of the same number of lines, as `diff -u` prints it.
final class LineDiff {

  private static final int CONTEXT = 3;

  private LineDiff() {}

  static void append(StringBuilder out, String file, String was, String is) {
    List<String> before = was.lines().toList();
    List<String> after = is.lines().toList();
    String shown = Printable.of(file);
    out.append("--- ").append(shown).append('\n').append("+++ ").append(shown).append('\n');
    int line = next(before, after, 0);
    while (line < before.size()) {
      int last = line;
      for (int more = next(before, after, line + 1);
          more < before.size() && more - last <= 2 * CONTEXT;
          more = next(before, after, more + 1)) {
        last = more;
      }
      hunk(
          out,
          before,
          after,
          Math.max(0, line - CONTEXT),
          Math.min(before.size(), last + CONTEXT + 1));
      line = next(before, after, last + 1);
    }
  }

  private static int next(List<String> before, List<String> after, int from) {
    int line = from;
    while (line < before.size() && before.get(line).equals(after.get(line))) {
      line++;
    }
    return line;
  }

  private static void hunk(
      StringBuilder out, List<String> before, List<String> after, int from, int to) {
    out.append("@@ -%d,%d +%d,%d @@\n".formatted(from + 1, to - from, from + 1, to - from));
    for (int line = from; line < to; line++) {
      if (before.get(line).equals(after.get(line))) {
        out.append(' ').append(Printable.of(before.get(line))).append('\n');
      } else {
        out.append('-').append(Printable.of(before.get(line))).append('\n');
        out.append('+').append(Printable.of(after.get(line))).append('\n');
      }
    }
  }
}
