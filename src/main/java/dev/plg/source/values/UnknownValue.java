package dev.plg.source.values;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.Set;
import java.util.TreeSet;

/// Represents a value that is set, but that the files do not show: encrypted, computed by a
/// template, or substituted when it is applied. Its text is a template and a variable in one, so
/// that each rule leaves it alone as it does those.
public final class UnknownValue {

  private static final String TEXT = "{{ ${unknown} }}";

  private UnknownValue() {}

  public static Scalar at(Location place) {
    return new Scalar(Scalar.Kind.STRING, TEXT, place);
  }

  public static boolean is(Node node) {
    return node instanceof Scalar scalar && scalar.text().equals(TEXT);
  }

  /// The places of all unknown values of a tree.
  public static Set<Location> in(Node tree) {
    var places = new TreeSet<Location>();
    collect(tree, places);
    return places;
  }

  /// The tree without the entries and items that are unknown.
  public static Mapping without(Mapping tree) {
    Mapping.Builder known = Mapping.builder().at(tree.place());
    for (Mapping.Entry entry : tree.entries()) {
      if (!is(entry.value())) {
        Node value = known(entry.value());
        known.add(new Mapping.Entry(entry.key(), entry.keyPlace(), value, entry.comment()));
      }
    }
    return known.build();
  }

  private static Node known(Node node) {
    return switch (node) {
      case Mapping mapping -> without(mapping);
      case Sequence sequence ->
          new Sequence(
              sequence.items().stream().filter(it -> !is(it)).map(UnknownValue::known).toList(),
              sequence.place());
      case Scalar scalar -> scalar;
    };
  }

  private static void collect(Node node, Set<Location> places) {
    switch (node) {
      case Mapping mapping -> mapping.entries().forEach(entry -> collect(entry.value(), places));
      case Sequence sequence -> sequence.items().forEach(item -> collect(item, places));
      case Scalar scalar -> {
        if (is(scalar)) {
          places.add(scalar.place());
        }
      }
    }
  }
}
