package dev.plg.app.diff;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Compares two trees by what they mean: keys in whatever order, items of lists by what names them.
final class Comparison {

  private final boolean isConfig;
  private final List<DifferentValue> differences = new ArrayList<>();

  private Comparison(boolean isConfig) {
    this.isConfig = isConfig;
  }

  /// The values that differ between two objects, in the order of the first, without what the API
  /// server gave to one of them.
  static List<DifferentValue> of(Mapping before, Mapping after) {
    var comparison = new Comparison(false);
    comparison.mappings(List.of(), before, after);
    String kind = after.text("kind").orElse("");
    return comparison.differences.stream()
        .filter(it -> !AssignedFields.isOne(kind, it) && !it.isBelow("apiVersion"))
        .toList();
  }

  /// The values that differ between two configurations.
  ///
  /// @param way to both of them
  static List<DifferentValue> ofConfigs(List<String> way, Node before, Node after) {
    var comparison = new Comparison(true);
    comparison.nodes(way, before, after);
    return comparison.differences;
  }

  private void nodes(List<String> way, Node before, Node after) {
    if (before instanceof Mapping was && after instanceof Mapping is) {
      mappings(way, was, is);
    } else if (before instanceof Sequence was && after instanceof Sequence is) {
      lists(way, was, is);
    } else if (!(before instanceof Scalar was
        && after instanceof Scalar is
        && SameScalar.of(way, isConfig, was, is))) {
      differences.add(new DifferentValue(way, Optional.of(before), Optional.of(after)));
    }
  }

  private void mappings(List<String> way, Mapping before, Mapping after) {
    Set<String> keys = new LinkedHashSet<>(before.keys());
    keys.addAll(after.keys());
    for (String key : keys) {
      some(to(way, key), before.find(key), after.find(key));
    }
  }

  /// One of both may not be there.
  private void some(List<String> way, Optional<Node> before, Optional<Node> after) {
    if (before.isPresent() && after.isPresent()) {
      nodes(way, before.get(), after.get());
    } else if (before.or(() -> after).orElse(Scalar.NULL) instanceof Mapping mapping
        && !mapping.isEmpty()
        && isExpanded(way)) {
      for (String key : mapping.keys()) {
        some(to(way, key), child(before, key), child(after, key));
      }
    } else if (!before.or(() -> after).orElse(Scalar.NULL).isNull()) {
      differences.add(new DifferentValue(way, before, after));
    }
  }

  /// A whole item of a list is one difference; of a section each value is.
  private static boolean isExpanded(List<String> way) {
    return way.stream().noneMatch(step -> step.startsWith("["));
  }

  private static Optional<Node> child(Optional<Node> node, String key) {
    return node.flatMap(it -> ((Mapping) it).find(key));
  }

  private void lists(List<String> way, Sequence before, Sequence after) {
    if (before.equals(after)) {
      return;
    }
    String list = way.isEmpty() ? "" : way.getLast();
    Optional<Function<Node, String>> key = ListKeys.of(list, before, after);
    if (key.isPresent()) {
      named(way, list, before, after, key.get());
    } else if (!isConfig && ListKeys.isSet(list)) {
      sets(way, before, after);
    } else {
      inOrder(way, before, after);
    }
  }

  private void named(
      List<String> way, String list, Sequence before, Sequence after, Function<Node, String> key) {
    Map<String, Node> was = byName(before, key);
    Map<String, Node> is = byName(after, key);
    Set<String> names = new LinkedHashSet<>(was.keySet());
    names.addAll(is.keySet());
    int found = differences.size();
    for (String name : names) {
      Optional<Node> one = Optional.ofNullable(was.get(name));
      Optional<Node> other = Optional.ofNullable(is.get(name));
      List<String> item = to(way, "[" + name + "]");
      if (one.isPresent() && other.isPresent()) {
        nodes(item, one.get(), other.get());
      } else {
        differences.add(new DifferentValue(item, one, other));
      }
    }
    boolean sameNames = was.keySet().equals(is.keySet());
    boolean moved = !List.copyOf(was.keySet()).equals(List.copyOf(is.keySet()));
    if (sameNames && moved && differences.size() == found && countsOrder(list)) {
      differences.add(new DifferentValue(way, Optional.of(before), Optional.of(after)));
    }
  }

  private static boolean countsOrder(String list) {
    return ListKeys.isOrdered(list) || list.equals("args") || list.equals("command");
  }

  private static Map<String, Node> byName(Sequence list, Function<Node, String> key) {
    var named = new LinkedHashMap<String, Node>();
    list.items().forEach(item -> named.put(key.apply(item), item));
    return named;
  }

  /// Each item that only one side has.
  private void sets(List<String> way, Sequence before, Sequence after) {
    List<Node> gone = new ArrayList<>();
    List<Node> come = new ArrayList<>(after.items());
    for (Node item : before.items()) {
      if (!removeSame(way, item, come)) {
        gone.add(item);
      }
    }
    pairs(way, gone, come, null);
  }

  private boolean removeSame(List<String> way, Node item, List<Node> others) {
    for (int i = 0; i < others.size(); i++) {
      var inner = new Comparison(isConfig);
      inner.nodes(way, item, others.get(i));
      if (inner.differences.isEmpty()) {
        others.remove(i);
        return true;
      }
    }
    return false;
  }

  /// What both lists begin and end with is the same.
  private void inOrder(List<String> way, Sequence before, Sequence after) {
    List<Node> was = before.items();
    List<Node> is = after.items();
    int start = 0;
    while (start < Math.min(was.size(), is.size()) && isSame(way, was.get(start), is.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(was.size(), is.size()) - start
        && isSame(way, was.get(was.size() - 1 - end), is.get(is.size() - 1 - end))) {
      end++;
    }
    pairs(way, was.subList(start, was.size() - end), is.subList(start, is.size() - end), start);
  }

  private boolean isSame(List<String> way, Node before, Node after) {
    var inner = new Comparison(isConfig);
    inner.nodes(way, before, after);
    return inner.differences.isEmpty();
  }

  /// @param start the position of the first of them; null where the order says nothing
  private void pairs(
      List<String> way, List<Node> before, List<Node> after, @Nullable Integer start) {
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      List<String> item = to(way, start == null ? "[]" : "[" + (start + i) + "]");
      Optional<Node> was = i < before.size() ? Optional.of(before.get(i)) : Optional.empty();
      Optional<Node> is = i < after.size() ? Optional.of(after.get(i)) : Optional.empty();
      if (was.isPresent() && is.isPresent() && start != null) {
        nodes(item, was.get(), is.get());
      } else {
        was.ifPresent(
            it -> differences.add(new DifferentValue(item, Optional.of(it), Optional.empty())));
        is.ifPresent(
            it -> differences.add(new DifferentValue(item, Optional.empty(), Optional.of(it))));
      }
    }
  }

  private static List<String> to(List<String> way, String step) {
    var longer = new ArrayList<>(way);
    longer.add(step);
    return longer;
  }
}
