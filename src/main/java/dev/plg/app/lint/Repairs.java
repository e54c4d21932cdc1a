package dev.plg.app.lint;

import dev.plg.app.disk.OutputFile;
import dev.plg.app.disk.WriteFailure;
import dev.plg.app.patch.UnifiedDiff;
import dev.plg.app.report.EditableText;
import dev.plg.app.report.Printable;
import dev.plg.app.report.Report;
import dev.plg.finding.Edit;
import dev.plg.finding.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Applies the repairs that findings bring to the texts, and leaves everything else as it is.
///
/// @param was the texts before, by file
/// @param is the texts that changed, by file
public record Repairs(Map<String, String> was, SortedMap<String, String> is) {

  public static Repairs of(Collection<Finding> findings, Map<String, String> texts) {
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
          String better = new EditableText(text).with(all);
          if (!better.equals(text)) {
            repaired.put(file, better);
          }
        });
    return new Repairs(texts, repaired);
  }

  /// What would change, as `diff -u` prints it.
  public String diff() {
    var out = new StringBuilder();
    is.forEach(
        (file, text) ->
            UnifiedDiff.of(file, was.getOrDefault(file, ""), text)
                .lines()
                .forEach(line -> out.append(Printable.of(line)).append('\n')));
    return out.toString();
  }

  /// Writes the changed texts over their files.
  ///
  /// @return the report without what this repairs
  public Report write(Report report) throws IOException {
    for (Map.Entry<String, String> changed : is.entrySet()) {
      overwrite(Path.of(changed.getKey()), changed.getValue());
    }
    var left = new ArrayList<>(report.findings());
    left.removeIf(it -> it.edits().stream().anyMatch(edit -> is.containsKey(edit.at().file())));
    return report.withOnly(left);
  }

  private static void overwrite(Path file, String text) throws IOException {
    try {
      OutputFile.overwrite(file, text);
    } catch (IOException e) {
      throw WriteFailure.of(file, e);
    }
  }
}
