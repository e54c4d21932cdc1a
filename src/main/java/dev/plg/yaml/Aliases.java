package dev.plg.yaml;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The anchors of a document, and what their use would cost if every alias were written out. The
/// nodes themselves are shared, so a bomb costs nothing here; it would go off in code that walks
/// the tree.
final class Aliases {

  /// How many nodes the aliases of a stream may represent.
  private static final long MOST_NODES = 100_000;

  private final Map<String, Anchored> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private long nodes;
  private long expanded;
  private int deepest;

  /// @param size how many nodes the tree has when written out
  /// @param height how many levels are below its root
  private record Anchored(Node node, long size, int height) {}

  /// An anchor whose node is being read.
  record Opened(String name, int depth, long nodesBefore, int deepestBefore) {}

  void beginDocument() {
    anchors.clear();
    open.clear();
  }

  /// Counts a node that is written out.
  void enter(int depth) {
    nodes++;
    deepest = Math.max(deepest, depth);
  }

  Opened open(String name, int depth) {
    var opened = new Opened(name, depth, nodes - 1, deepest);
    open.add(name);
    deepest = depth;
    return opened;
  }

  void close(Opened opened, Node node) {
    anchors.put(
        opened.name(), new Anchored(node, nodes - opened.nodesBefore(), deepest - opened.depth()));
    open.remove(opened.name());
    deepest = Math.max(deepest, opened.deepestBefore());
  }

  /// The node that an alias at `place` represents; null with a finding where there is none.
  Node resolve(String name, Location place, int depth, List<Finding> findings) {
    Anchored anchored = anchors.get(name);
    if (open.contains(name) || anchored == null) {
      findings.add(open.contains(name) ? recursive(name, place) : unknown(name, place));
      enter(depth);
      return new Scalar(Scalar.Kind.NULL, "null", place);
    }
    nodes += anchored.size();
    expanded += anchored.size();
    deepest = Math.max(deepest, depth + anchored.height());
    if (expanded > MOST_NODES) {
      throw new Abandoned(bomb(place));
    }
    if (depth + anchored.height() > Composition.DEEPEST) {
      throw new Abandoned(Composition.tooDeep(place));
    }
    return anchored.node();
  }

  private static Finding bomb(Location place) {
    return Finding.error(
        "yaml/aliases",
        place,
        "aliases expand to more than " + MOST_NODES + " values",
        "the expanded document would fill the memory of any reader",
        "write the values themselves");
  }

  private static Finding recursive(String name, Location place) {
    return Finding.error(
        "yaml/aliases",
        place,
        "alias *" + name + " is inside the value that it refers to",
        "the value would contain itself endlessly",
        "write the value itself");
  }

  private static Finding unknown(String name, Location place) {
    return Finding.error(
        "yaml/aliases",
        place,
        "alias *" + name + " has no anchor",
        "an alias repeats a value that has the anchor &" + name + " further up",
        "add the anchor, or put the text in quotes");
  }
}
