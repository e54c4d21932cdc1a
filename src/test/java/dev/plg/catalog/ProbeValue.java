package dev.plg.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a value is set to, to see whether the chart reads it: one of its type that nothing else
/// has.
///
/// @param path the way to it
/// @param number tells its mark from others
record ProbeValue(List<String> path, KeyNode node, int number) {

  /// What shows in the output that the value went there.
  String mark() {
    return "probe-" + number + "-";
  }

  private int figure() {
    return 7_000_000 + number;
  }

  boolean isIn(String text) {
    return text.contains(mark()) || text.contains(String.valueOf(figure()));
  }

  /// Whether its values can be told from others in the output.
  boolean isMarked() {
    return node.type() != ValueType.BOOL;
  }

  /// Whether it is beside a step of the way to another one, and no deeper than the next.
  boolean isBeside(ProbeValue other) {
    int shared = 0;
    while (shared < Math.min(path.size(), other.path.size()) - 1
        && path.get(shared).equals(other.path.get(shared))) {
      shared++;
    }
    return path.size() <= shared + 2 && (shared > 0 || path.size() == 1);
  }

  String name() {
    return String.join(".", path);
  }

  /// Values that fit, the likeliest first.
  List<Object> values() {
    return switch (node.type()) {
      case BOOL -> {
        boolean isOn = node.standard().filter("true"::equals).isPresent();
        yield List.of(!isOn, isOn);
      }
      case INT, FLOAT -> List.of(figure(), 0, 1);
      case LIST -> List.of(List.of(items()), List.of(mark()), List.of(named()), List.of());
      case MAP, CLOSED, BLOCK, BLOCKS ->
          node.child(KeyNode.ANY_KEY)
              .map(it -> List.<Object>of(Map.of(mark(), map(it)), texts()))
              .orElse(List.of(texts()));
      case STRING, GO_DURATION, DURATION, BYTES -> List.of(mark(), "", "true", mark() + ": a");
      case ANY ->
          List.of(mark(), true, figure(), texts(), List.of(items()), List.of(mark()), false, 0);
    };
  }

  private Map<String, Object> texts() {
    return Map.of(mark(), mark());
  }

  private Map<String, Object> named() {
    return Map.of("name", mark(), "value", mark());
  }

  /// An item of the list as templates take it apart.
  private Object items() {
    Optional<KeyNode> items = node.items();
    return items.isPresent() && !items.get().children().isEmpty()
        ? map(items.get())
        : node.type() == ValueType.ANY ? named() : mark();
  }

  private Map<String, Object> map(KeyNode of) {
    var map = new LinkedHashMap<String, Object>();
    of.children()
        .forEach(
            (key, child) -> {
              if (!key.equals(KeyNode.ITEMS) && !key.equals(KeyNode.ANY_KEY)) {
                map.put(key, child.type() == ValueType.BOOL ? true : mark());
              }
            });
    return map.isEmpty() ? texts() : map;
  }

  /// A value at its place.
  Map<String, @Nullable Object> at(@Nullable Object value) {
    return at(path, value);
  }

  static Map<String, @Nullable Object> at(List<String> path, @Nullable Object value) {
    Map<String, @Nullable Object> whole = Collections.singletonMap(path.getLast(), value);
    for (String key : path.subList(0, path.size() - 1).reversed()) {
      whole = Collections.singletonMap(key, whole);
    }
    return whole;
  }

  /// The values that a template reads, the innermost that have a name of their own.
  ///
  /// @param but keys of the root that are left out
  static List<ProbeValue> read(KeyNode root, Set<String> but) {
    var found = new ArrayList<ProbeValue>();
    root.children()
        .forEach(
            (key, node) -> {
              if (!but.contains(key)) {
                collect(node, List.of(key), found);
              }
            });
    return found;
  }

  private static void collect(KeyNode node, List<String> path, List<ProbeValue> found) {
    String key = path.getLast();
    if (!node.isRead() || key.equals(KeyNode.ITEMS) || key.equals(KeyNode.ANY_KEY)) {
      return;
    }
    boolean isInnermost = true;
    for (Map.Entry<String, KeyNode> child : node.children().entrySet()) {
      if (!child.getKey().equals(KeyNode.ITEMS) && !child.getKey().equals(KeyNode.ANY_KEY)) {
        isInnermost = false;
        var longer = new ArrayList<>(path);
        longer.add(child.getKey());
        collect(child.getValue(), List.copyOf(longer), found);
      }
    }
    if (isInnermost) {
      found.add(new ProbeValue(path, node, found.size()));
    }
  }

  /// Each value that nothing reads, as another one of its type.
  static Map<String, @Nullable Object> unread(KeyNode node) {
    var probes = new LinkedHashMap<String, @Nullable Object>();
    node.children()
        .forEach(
            (key, child) -> {
              if (!child.isRead()) {
                probes.put(key, new ProbeValue(List.of(key), child, 0).values().getFirst());
              } else if (!key.equals(KeyNode.ITEMS) && !key.equals(KeyNode.ANY_KEY)) {
                Map<String, @Nullable Object> below = unread(child);
                if (!below.isEmpty()) {
                  probes.put(key, below);
                }
              }
            });
    return probes;
  }
}
