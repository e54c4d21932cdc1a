package dev.plg.profile;

import dev.plg.key.FileKey;
import dev.plg.key.OneOf;
import dev.plg.key.Shape;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Lays the layers of a stack over one another.
final class Layering {

  /// Its values are laid over the rest later, where a `null` still has something to remove.
  private static final String ENVIRONMENTS = "environments";

  private Layering() {}

  static Mapping of(Collection<Layer> layers) {
    Mapping merged = Mapping.EMPTY;
    for (Layer layer : layers) {
      Mapping environments =
          Merge.keepingNulls(merged.mapping(ENVIRONMENTS), layer.tree().mapping(ENVIRONMENTS));
      merged = over(merged, layer.tree()).toBuilder().remove(ENVIRONMENTS).build();
      if (!environments.isEmpty()) {
        merged = merged.toBuilder().put(ENVIRONMENTS, environments).build();
      }
    }
    return merged;
  }

  static Mapping over(Mapping below, Mapping above) {
    return Merge.over(withoutReplaced(StackFile.KEYS.keys(), below, above), above);
  }

  /// `below` without the kinds that `above` replaces: of some mappings exactly one key is set, and
  /// to name another one replaces the one below.
  private static Mapping withoutReplaced(List<FileKey<?>> keys, Mapping below, Mapping above) {
    Mapping kept = below;
    for (FileKey<?> key : keys) {
      Mapping under = below.mapping(key.name());
      Mapping over = above.mapping(key.name());
      if (!under.isEmpty() && !over.isEmpty()) {
        Shape<?> shape = key.shape();
        Mapping left = shape instanceof OneOf<?> ? onlyKindsOf(over, under) : under;
        Mapping next = withoutReplaced(shape.keys(), left, over);
        kept = next.equals(under) ? kept : kept.toBuilder().put(key.name(), next).build();
      }
    }
    return kept;
  }

  /// The kinds below that the layer above names too; to remove one with `null` chooses no other.
  private static Mapping onlyKindsOf(Mapping above, Mapping below) {
    Set<String> chosen =
        above.entries().stream()
            .filter(entry -> !entry.value().isNull())
            .map(Mapping.Entry::key)
            .collect(Collectors.toSet());
    return chosen.isEmpty()
        ? below
        : Mapping.of(
            below.entries().stream().filter(it -> chosen.contains(it.key())).toList(),
            below.place());
  }
}
