package dev.plg.source.values;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.Optional;
import java.util.Set;

/// Values laid over those of a chart's own `values.yaml`, and the part of them that a dependency
/// gets.
// helm pkg/chart/common/util/coalesce.go@v3.18
public final class Coalesced {

  private static final String GLOBAL = "global";

  private Coalesced() {}

  /// `given` over a chart's own values: maps merge, a null takes the chart's value away, and a
  /// value of another type than the chart's map stays as it is given. A null below the key of a
  /// dependency stays, to take a value of that chart away.
  ///
  /// @param dependencies the keys of the chart's dependencies
  public static Mapping over(Mapping own, Mapping given, Set<String> dependencies) {
    Mapping.Builder all =
        Mapping.builder().at(given.place().isKnown() ? given.place() : own.place());
    for (Mapping.Entry entry : own.entries()) {
      Optional<Mapping.Entry> over = given.entry(entry.key());
      if (over.isEmpty()) {
        all.add(entry);
      } else if (!over.get().value().isNull()) {
        boolean keepsNulls = dependencies.contains(entry.key());
        Node value = value(entry.value(), over.get().value(), keepsNulls);
        all.add(new Mapping.Entry(entry.key(), over.get().keyPlace(), value, ""));
      }
    }
    for (Mapping.Entry entry : given.entries()) {
      if (own.entry(entry.key()).isEmpty()) {
        all.add(entry);
      }
    }
    return all.build();
  }

  private static Node value(Node own, Node given, boolean keepsNulls) {
    if (!(own instanceof Mapping below && given instanceof Mapping above)) {
      return given;
    }
    return keepsNulls ? Merge.keepingNulls(below, above) : over(below, above, Set.of());
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

  /// A map never takes the place of another value here, nor another value that of a map.
  private static Mapping globals(Mapping own, Mapping above) {
    Mapping.Builder all = own.toBuilder();
    for (Mapping.Entry entry : above.entries()) {
      Optional<Node> below = own.find(entry.key());
      boolean fits =
          below.isEmpty() || below.get() instanceof Mapping == entry.value() instanceof Mapping;
      if (fits) {
        Node value = value(below.orElse(Scalar.NULL), entry.value(), true);
        all.add(new Mapping.Entry(entry.key(), entry.keyPlace(), value, ""));
      }
    }
    return all.build();
  }
}
