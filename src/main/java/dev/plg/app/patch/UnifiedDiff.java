package dev.plg.app.patch;

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
    return of(
        before.map(_ -> "a/" + path).orElse("/dev/null"),
        after.map(_ -> "b/" + path).orElse("/dev/null"),
        before.map(UnifiedDiff::lines).orElse(List.of()),
        after.map(UnifiedDiff::lines).orElse(List.of()));
  }

  /// The patch of a file that keeps its name.
  public static String of(String file, String before, String after) {
    return of(file, file, before, after);
  }

  /// The patch that makes one file of another.
  public static String of(String from, String to, String before, String after) {
    return of(from, to, lines(before), lines(after));
  }

  private static String of(String from, String to, List<String> before, List<String> after) {
    return UnifiedDiffUtils.generateUnifiedDiff(
            from, to, before, DiffUtils.diff(before, after), CONTEXT)
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
