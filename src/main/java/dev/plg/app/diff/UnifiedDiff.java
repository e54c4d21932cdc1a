package dev.plg.app.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A patch in the form of `diff -u`, which `patch -p1` and `git apply` take.
public final class UnifiedDiff {

  /// The lines of context around a change, as `diff -u` has them.
  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /// The patch of one file.
  ///
  /// @param before the text that is there; empty where the patch adds the file
  /// @param after the text that is wanted; empty where the patch removes the file
  public static String of(String path, Optional<String> before, Optional<String> after) {
    List<String> was = before.map(UnifiedDiff::lines).orElse(List.of());
    List<String> is = after.map(UnifiedDiff::lines).orElse(List.of());
    return UnifiedDiffUtils.generateUnifiedDiff(
            before.map(_ -> "a/" + path).orElse("/dev/null"),
            after.map(_ -> "b/" + path).orElse("/dev/null"),
            was,
            DiffUtils.diff(was, is),
            CONTEXT)
        .stream()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /// The lines of a text; a last line without an end says so, as diff does.
  private static List<String> lines(String text) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    } else {
      lines.set(lines.size() - 1, lines.getLast() + "\n\\ No newline at end of file");
    }
    return lines;
  }
}
