package dev.plg.app.graph;

import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import java.util.List;
import java.util.Optional;

/// Boxes and the ways of data between them.
public record Graph(List<Box> boxes, List<Way> ways) {

  public Graph {
    boxes = List.copyOf(boxes);
    ways = List.copyOf(ways);
  }

  /// What a box represents.
  public enum Kind {
    /// What data come from.
    SOURCE,
    /// A program that collects or forwards.
    COLLECTOR,
    /// A program that stores.
    STORE,
    /// Where a store keeps its data.
    DISK,
    /// What people look at.
    VIEW,
    /// An address outside of what was read.
    OUTSIDE
  }

  /// A program, or what it reads or writes.
  ///
  /// @param id unique in the graph
  /// @param lines what is said below the title
  public record Box(
      String id, Kind kind, String title, List<String> lines, List<Finding> findings) {

    public Box {
      lines = List.copyOf(lines);
      findings = List.copyOf(findings);
    }
  }

  /// A way that data take.
  ///
  /// @param lines its protocol, port and tenant
  /// @param findings that break it
  public record Way(String id, String from, String to, List<String> lines, List<Finding> findings) {

    public Way {
      lines = List.copyOf(lines);
      findings = List.copyOf(findings);
    }
  }

  /// The worst severity of some findings; empty where there are none.
  static Optional<Severity> worst(List<Finding> findings) {
    return findings.stream().map(Finding::severity).min(Enum::compareTo);
  }

  /// `2 errors, 1 warning`, with the rules; empty where there are none.
  static List<String> words(List<Finding> findings) {
    return findings.stream()
        .map(it -> "%s: %s".formatted(it.severity().word(), it.rule()))
        .distinct()
        .toList();
  }
}
