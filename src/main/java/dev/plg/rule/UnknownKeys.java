package dev.plg.rule;

import dev.plg.finding.Edit;
import dev.plg.finding.Nearest;
import dev.plg.yaml.Mapping;
import java.util.Collection;
import java.util.List;

/// The violations of rules on unknown keys, with the name that was probably meant.
public final class UnknownKeys {

  /// In a shorter word, one letter makes another word.
  private static final int SHORTEST = 5;

  private UnknownKeys() {}

  /// The violation of a key that is not known, with the nearest known one as its fix. It is
  /// replaced where that is certain: where one letter is wrong and the right key is not set beside
  /// it.
  public static Violation at(
      Mapping parent, Mapping.Entry entry, Collection<String> known, String message) {
    String key = entry.key();
    String fix = Nearest.to(key, known).map("did you mean %s?"::formatted).orElse("");
    List<Edit> edits =
        Nearest.slip(key, known)
            .filter(name -> key.length() >= SHORTEST && parent.find(name).isEmpty())
            .map(name -> List.of(new Edit(entry.keyPlace(), key, name)))
            .orElse(List.of());
    return new Violation(entry.keyPlace(), message, fix, edits, true);
  }
}
