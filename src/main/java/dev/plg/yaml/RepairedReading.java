package dev.plg.yaml;

import dev.plg.finding.Edit;
import dev.plg.finding.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a text in which characters only look like punctuation: first as it is, then as it was
/// meant, so that such a character hides nothing of what follows it.
final class RepairedReading {

  /// A repair may show another: a key can follow a dash that became one.
  private static final int MOST_PASSES = 4;

  /// More findings about one character would only repeat themselves: the text was copied from a
  /// page.
  private static final int MOST_ALIKE = 5;

  private RepairedReading() {}

  static Parsed read(SourceText source) {
    var lookalikes = new ArrayList<Finding>();
    SourceText text = source;
    Parsed parsed = new StreamReading(text, true).read();
    for (int pass = 1; pass < MOST_PASSES; pass++) {
      List<Finding> found = lookalikes(parsed);
      List<Edit> edits = found.stream().flatMap(finding -> finding.edits().stream()).toList();
      if (edits.isEmpty() || edits.stream().anyMatch(edit -> edit.is().isEmpty())) {
        break;
      }
      lookalikes.addAll(found);
      text = text.with(edits);
      parsed = new StreamReading(text, true).read();
    }
    lookalikes.addAll(lookalikes(parsed));
    var findings = new ArrayList<Finding>(folded(lookalikes));
    parsed.findings().stream().filter(finding -> !isLookalike(finding)).forEach(findings::add);
    Collections.sort(findings);
    return new Parsed(parsed.documents(), findings);
  }

  private static List<Finding> lookalikes(Parsed parsed) {
    return parsed.findings().stream().filter(RepairedReading::isLookalike).toList();
  }

  private static boolean isLookalike(Finding finding) {
    return finding.rule().equals(FullWidth.RULE);
  }

  private static List<Finding> folded(List<Finding> all) {
    Map<String, List<Finding>> byCharacter = new LinkedHashMap<>();
    all.forEach(it -> byCharacter.computeIfAbsent(it.message(), _ -> new ArrayList<>()).add(it));
    var folded = new ArrayList<Finding>();
    for (List<Finding> alike : byCharacter.values()) {
      if (alike.size() > MOST_ALIKE) {
        Collections.sort(alike);
        folded.add(together(alike));
      } else {
        folded.addAll(alike);
      }
    }
    return folded;
  }

  private static Finding together(List<Finding> alike) {
    Finding first = alike.getFirst();
    return new Finding(
            first.rule(),
            first.severity(),
            first.place(),
            "%s, here and in %d more places".formatted(first.message(), alike.size() - 1),
            first.why(),
            first.fix())
        .repairedBy(alike.stream().flatMap(finding -> finding.edits().stream()).toList());
  }
}
