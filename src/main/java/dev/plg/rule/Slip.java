package dev.plg.rule;

import dev.plg.finding.Edit;
import dev.plg.finding.Finding;
import dev.plg.finding.Nearest;
import dev.plg.yaml.Mapping;
import java.util.Collection;

/// A key that is a single letter away from one that exists, and so was certainly meant as that one.
public final class Slip {

  /// In a shorter word one letter makes another word.
  private static final int SHORTEST = 5;

  private Slip() {}

  /// The finding about an unknown key with its repair, where that is certain: the key is a slip of
  /// a known one that does not stand beside it already.
  public static Finding repaired(
      Finding finding, Mapping parent, Mapping.Entry entry, Collection<String> known) {
    String key = entry.key();
    return Nearest.slip(key, known)
        .filter(name -> key.length() >= SHORTEST && parent.find(name).isEmpty())
        .map(name -> finding.repairedBy(new Edit(entry.keyPlace(), key, name)))
        .orElse(finding);
  }
}
