package dev.plg.rule.text;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What belongs to a text is indented below it.
final class BlockIsIndented implements PictureRule {

  @Override
  public About about() {
    return new About(
        "text/lost-indentation",
        Severity.ERROR,
        Versions.ALL,
        "an object lost the indentation of its texts",
        "the text is empty, and its lines are keys of the object that nobody reads",
        "indent the lines below the key again",
        "https://yaml.org/spec/1.2.2/#8111-block-indentation-indicator");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    picture
        .objects("ConfigMap")
        .forEach(
            object -> {
              List<String> stray =
                  object.tree().keys().stream().filter(key -> !KNOWN.contains(key)).toList();
              boolean empty =
                  object.tree().mapping("data").isEmpty()
                      || object.tree().mapping("data").entries().stream()
                          .anyMatch(
                              it -> it.value() instanceof Scalar scalar && scalar.text().isBlank());
              if (!stray.isEmpty() && empty) {
                findings.add(
                    about()
                        .finding(
                            object.tree().entry(stray.getFirst()).orElseThrow().keyPlace(),
                            "`%s` stands beside `data` of %s, whose text is empty"
                                .formatted(String.join("`, `", stray), object.title())));
              }
            });
    return findings;
  }

  private static final Set<String> KNOWN =
      Set.of("apiVersion", "kind", "metadata", "data", "binaryData", "immutable");
}
