package dev.plg.app.report;

import dev.plg.finding.Edit;
import dev.plg.finding.Finding;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The repair of a finding as SARIF has it, which editors and code hosts offer to make. It is the
/// one that `--fix` makes, and is left out where a text does not hold what would be replaced.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317881
final class SarifFix {

  private final Map<String, String> texts;
  private final UnaryOperator<String> uri;
  private final Map<String, EditableText> editable = new HashMap<>();

  /// @param texts by file, as far as they are known
  /// @param uri the address of a file
  SarifFix(Map<String, String> texts, UnaryOperator<String> uri) {
    this.texts = texts;
    this.uri = uri;
  }

  /// The repair; empty where there is none that is certain and local.
  Optional<Mapping> of(Finding finding) {
    var files = new TreeMap<String, List<Edit>>();
    for (Edit edit : finding.edits()) {
      files.computeIfAbsent(edit.at().file(), _ -> new ArrayList<>()).add(edit);
    }
    boolean fits =
        !files.isEmpty()
            && files.entrySet().stream().allMatch(it -> fits(it.getKey(), it.getValue()));
    return fits
        ? Optional.of(
            Mapping.builder()
                .putIf(!finding.fix().isEmpty(), "description", Map.of("text", finding.fix()))
                .put(
                    "artifactChanges",
                    files.entrySet().stream()
                        .map(file -> change(file.getKey(), file.getValue()))
                        .toList())
                .build())
        : Optional.empty();
  }

  private boolean fits(String file, List<Edit> edits) {
    return editable
        .computeIfAbsent(file, name -> new EditableText(texts.getOrDefault(name, "")))
        .fits(edits);
  }

  private Mapping change(String file, List<Edit> edits) {
    return Mapping.builder()
        .put("artifactLocation", Map.of("uri", uri.apply(file)))
        .put("replacements", edits.stream().map(SarifFix::replacement).toList())
        .build();
  }

  private static Mapping replacement(Edit edit) {
    int line = edit.at().line();
    int column = edit.at().column();
    return Mapping.builder()
        .put(
            "deletedRegion",
            Mapping.builder()
                .put("startLine", line)
                .put("startColumn", column)
                .put("endLine", line)
                .put("endColumn", column + edit.was().codePointCount(0, edit.was().length()))
                .build())
        .put("insertedContent", Map.of("text", edit.is()))
        .build();
  }
}
