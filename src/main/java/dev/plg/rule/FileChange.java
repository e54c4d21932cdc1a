package dev.plg.rule;

import dev.plg.yaml.Node;
import java.util.List;

/// A file that is written over.
///
/// @param file its path, as the user can find it
/// @param before its documents as they are; empty for a new file
/// @param after its documents as they would be; empty for one that goes
public record FileChange(String file, List<Node> before, List<Node> after) {

  public FileChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
