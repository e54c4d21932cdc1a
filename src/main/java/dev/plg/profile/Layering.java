package dev.plg.profile;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import java.util.Collection;
import java.util.List;

/// Lays the layers of a stack over one another.
final class Layering {

  /// Its value is exactly one of several kinds: naming another kind replaces the one below.
  private static final String CHOICE = "storage";

  private Layering() {}

  static Mapping of(Collection<Layer> layers) {
    Mapping merged = Mapping.EMPTY;
    for (Layer layer : layers) {
      merged = over(merged, layer.tree());
    }
    return merged;
  }

  static Mapping over(Mapping below, Mapping above) {
    Mapping chosen = above.mapping(CHOICE);
    return Merge.over(chosen.isEmpty() ? below : onlyKindsOf(chosen, below), above);
  }

  private static Mapping onlyKindsOf(Mapping chosen, Mapping below) {
    List<Mapping.Entry> kept =
        below.mapping(CHOICE).entries().stream()
            .filter(entry -> chosen.keys().contains(entry.key()))
            .toList();
    return below.toBuilder()
        .put(CHOICE, Mapping.of(kept, below.mapping(CHOICE).place()))
        .build();
  }
}
