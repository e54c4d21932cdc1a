package dev.plg.model;

import java.util.List;

/// The user that a collector runs as, which decides the files that it can read.
public sealed interface CollectorUser {

  /// Root, to whom the log files belong.
  record Root() implements CollectorUser {}

  /// The user of the image, who reads log files by their group, root's.
  ///
  /// @param groups the numbers of further groups
  record NonRoot(List<Integer> groups) implements CollectorUser {

    public NonRoot {
      groups = List.copyOf(groups);
    }
  }
}
