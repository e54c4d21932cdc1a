package dev.plg.emit.kustomize;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Trees with one thing changed.
final class TreeEdits {

  private TreeEdits() {}

  /// The tree without the value at the end of this way through mappings; the same where there is
  /// none.
  static Mapping without(Mapping tree, Pointer at) {
    String key = at.steps().getFirst();
    Pointer rest = new Pointer(at.steps().subList(1, at.steps().size()));
    if (tree.find(key).isEmpty()) {
      return tree;
    }
    return rest.isRoot()
        ? tree.toBuilder().remove(key).build()
        : tree.find(key).get() instanceof Mapping inner
            ? tree.toBuilder().put(key, without(inner, rest)).build()
            : tree;
  }

  /// The tree with values replaced: those for which `change` has another. A value that was replaced
  /// is not looked into.
  static Node replaced(Node tree, Pointer at, BiFunction<Pointer, Node, Optional<Node>> change) {
    return change.apply(at, tree).orElseGet(() -> inside(tree, at, change));
  }

  private static Node inside(
      Node tree, Pointer at, BiFunction<Pointer, Node, Optional<Node>> change) {
    return switch (tree) {
      case Mapping mapping -> {
        Mapping.Builder builder = mapping.toBuilder();
        mapping
            .entries()
            .forEach(it -> builder.put(it.key(), replaced(it.value(), at.to(it.key()), change)));
        yield builder.build();
      }
      case Sequence list -> {
        var items = new ArrayList<Node>();
        for (int i = 0; i < list.items().size(); i++) {
          items.add(replaced(list.items().get(i), at.to(i), change));
        }
        yield new Sequence(items, list.place());
      }
      case Scalar scalar -> scalar;
    };
  }

  /// True where a mapping or a list without anything in it is in this value.
  static boolean holdsEmpty(Node node) {
    return switch (node) {
      case Mapping mapping ->
          mapping.isEmpty() || values(mapping).stream().anyMatch(TreeEdits::holdsEmpty);
      case Sequence list ->
          list.items().isEmpty() || list.items().stream().anyMatch(TreeEdits::holdsEmpty);
      case Scalar _ -> false;
    };
  }

  private static List<Node> values(Mapping mapping) {
    return mapping.entries().stream().map(Mapping.Entry::value).toList();
  }
}
