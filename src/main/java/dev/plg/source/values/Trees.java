package dev.plg.source.values;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Changes the scalars of a tree.
public final class Trees {

  private Trees() {}

  /// The tree with each scalar replaced by what `change` makes of it; the same tree where that
  /// changes none.
  public static Node map(Node node, UnaryOperator<Node> change) {
    return switch (node) {
      case Scalar scalar -> change.apply(scalar);
      case Sequence sequence -> map(sequence, change);
      case Mapping mapping -> map(mapping, change);
    };
  }

  @SuppressWarnings("ReferenceEquality") // an equal value may come from another place
  public static Mapping map(Mapping mapping, UnaryOperator<Node> change) {
    Mapping.Builder changed = mapping.toBuilder();
    boolean same = true;
    for (Mapping.Entry entry : mapping.entries()) {
      Node value = map(entry.value(), change);
      if (value != entry.value()) {
        same = false;
        changed.add(new Mapping.Entry(entry.key(), entry.keyPlace(), value, entry.comment()));
      }
    }
    return same ? mapping : changed.build();
  }

  @SuppressWarnings("ReferenceEquality") // an equal value may come from another place
  private static Node map(Sequence sequence, UnaryOperator<Node> change) {
    List<Node> items = new ArrayList<>();
    boolean same = true;
    for (Node item : sequence.items()) {
      Node value = map(item, change);
      same &= value == item;
      items.add(value);
    }
    return same ? sequence : new Sequence(items, sequence.place());
  }
}
