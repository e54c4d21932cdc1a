package dev.plg.source.values;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;

/// Values laid over those of a chart's own `values.yaml`, and the part of them that a dependency
/// gets.
// helm pkg/chart/common/util/coalesce.go@v3.18
public final class Coalesced {

  private static final String GLOBAL = "global";

  private Coalesced() {}

  /// `given` over a chart's own values: maps merge, a null takes the chart's value away, and a
  /// value of another type than the chart's map stays as it is given.
  public static Mapping over(Mapping own, Mapping given) {
    Mapping.Builder all =
        Mapping.builder().at(given.place().isKnown() ? given.place() : own.place());
    for (Mapping.Entry entry : own.entries()) {
      Mapping.Entry over = given.entry(entry.key()).orElse(entry);
      if (over == entry) {
        all.add(entry);
      } else if (!over.value().isNull()) {
        all.add(
            new Mapping.Entry(over.key(), over.keyPlace(), value(entry.value(), over.value()), ""));
      }
    }
    for (Mapping.Entry entry : given.entries()) {
      if (own.entry(entry.key()).isEmpty()) {
        all.add(entry);
      }
    }
    return all.build();
  }

  private static Node value(Node own, Node given) {
    return own instanceof Mapping below && given instanceof Mapping above
        ? over(below, above)
        : given;
  }

  /// What a dependency gets of its parent's values: those under its name, and the parent's globals,
  /// which win over its own.
  public static Mapping of(Mapping parent, String dependency) {
    Mapping own = parent.mapping(dependency);
    Mapping globals = parent.mapping(GLOBAL);
    if (globals.isEmpty()) {
      return own;
    }
    Mapping merged = globals(own.mapping(GLOBAL), globals);
    Mapping.Entry entry = parent.entry(GLOBAL).orElseThrow();
    return own.toBuilder().add(new Mapping.Entry(GLOBAL, entry.keyPlace(), merged, "")).build();
  }

  private static Mapping globals(Mapping own, Mapping above) {
    Mapping.Builder all = own.toBuilder();
    for (Mapping.Entry entry : above.entries()) {
      Node below = own.find(entry.key()).orElse(Scalar.NULL);
      all.add(new Mapping.Entry(entry.key(), entry.keyPlace(), value(below, entry.value()), ""));
    }
    return all.build();
  }
}
