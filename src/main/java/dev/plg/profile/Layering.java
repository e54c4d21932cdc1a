package dev.plg.profile;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Scalar;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Lays the layers of a stack over one another.
final class Layering {

  /// The value of each is exactly one of several kinds: naming another kind replaces the one below.
  private static final List<Pointer> CHOICES =
      List.of(
          Pointer.of("storage"),
          Pointer.of("storage", "s3", "auth"),
          Pointer.of("storage", "dynamodb", "throughput"),
          Pointer.of("storage", "dynamodb", "chunks", "s3", "auth"));

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
    Mapping kept = below;
    for (Pointer choice : CHOICES) {
      Set<String> chosen = chosen(above, choice);
      if (!chosen.isEmpty()) {
        kept = onlyKindsOf(chosen, kept, choice.steps());
      }
    }
    return Merge.over(kept, above);
  }

  /// The kinds that a layer names; to remove one with `null` chooses no other.
  private static Set<String> chosen(Mapping above, Pointer choice) {
    return above.find(choice).orElse(Mapping.EMPTY) instanceof Mapping kinds
        ? kinds.keys().stream()
            .filter(kind -> !(kinds.find(kind).orElseThrow() instanceof Scalar it && it.isNull()))
            .collect(Collectors.toSet())
        : Set.of();
  }

  /// `below` with no other kinds at the end of the way than those of `chosen`.
  private static Mapping onlyKindsOf(Set<String> chosen, Mapping below, List<String> way) {
    if (way.isEmpty()) {
      return Mapping.of(
          below.entries().stream().filter(it -> chosen.contains(it.key())).toList(), below.place());
    }
    Mapping next = below.mapping(way.getFirst());
    return next.isEmpty()
        ? below
        : below.toBuilder()
            .put(way.getFirst(), onlyKindsOf(chosen, next, way.subList(1, way.size())))
            .build();
  }
}
