package dev.plg.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Differences in words and as a patch.
final class DriftReport {

  /// The lines of context around a change, as `diff -u` has them.
  private static final int CONTEXT = 3;

  private DriftReport() {}

  /// The patch that makes of the directory what plg would write: `patch -p1` and `git apply` take
  /// it.
  static String diff(List<Difference> differences) {
    var text = new StringBuilder();
    differences.forEach(it -> lines(it).forEach(line -> text.append(line).append('\n')));
    return text.toString();
  }

  private static List<String> lines(Difference difference) {
    List<String> there = difference.there().map(DriftReport::split).orElse(List.of());
    List<String> wanted = difference.wanted().map(DriftReport::split).orElse(List.of());
    return UnifiedDiffUtils.generateUnifiedDiff(
        difference.there().map(_ -> "a/" + difference.path()).orElse("/dev/null"),
        difference.wanted().map(_ -> "b/" + difference.path()).orElse("/dev/null"),
        there,
        DiffUtils.diff(there, wanted),
        CONTEXT);
  }

  /// The lines of a text; a last line without an end says so, as diff does.
  private static List<String> split(String text) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    } else {
      lines.set(lines.size() - 1, lines.getLast() + "\n\\ No newline at end of file");
    }
    return lines;
  }

  /// A line a file, with the object in it.
  static List<String> summary(List<Difference> differences) {
    return differences.stream()
        .map(
            it ->
                it.path()
                    + object(it).map(name -> " (" + name + ")").orElse("")
                    + ": "
                    + it.kind().words())
        .toList();
  }

  private static Optional<String> object(Difference difference) {
    return difference
        .wanted()
        .or(difference::there)
        .filter(_ -> difference.path().endsWith(".yaml"))
        .flatMap(text -> YamlReader.read(difference.path(), text).documents().stream().findFirst())
        .flatMap(document -> document.root() instanceof Mapping it ? name(it) : Optional.empty());
  }

  private static Optional<String> name(Mapping object) {
    return object
        .text("kind")
        .flatMap(kind -> object.mapping("metadata").text("name").map(name -> kind + " " + name));
  }
}
