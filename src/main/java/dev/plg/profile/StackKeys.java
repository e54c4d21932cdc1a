package dev.plg.profile;

import dev.plg.finding.Nearest;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where a stack file knows which key; what stands at a wrong place is told its right one.
final class StackKeys {

  /// More places than these are no answer.
  private static final int FEW = 3;

  private final Mapping schema;
  private final Map<String, Set<Pointer>> placesByName = new LinkedHashMap<>();

  StackKeys(Mapping schema) {
    this.schema = schema;
    collect(schema, Pointer.ROOT);
  }

  /// What `key` most likely meant: a key beside it that is written alike, else the same key where a
  /// stack has it, else a key beside it that begins alike.
  ///
  /// @param at the mapping that `key` stands in
  /// @param beside the keys that are known there
  /// @return as the end of a sentence; empty where nothing is near
  String didYouMean(Pointer at, String key, Collection<String> beside) {
    return Nearest.to(key, beside)
        .map("'%s'"::formatted)
        .or(() -> elsewhere(at, key))
        .or(() -> Nearest.beginning(key, beside).map("'%s'"::formatted))
        .map("; did you mean %s?"::formatted)
        .orElse("");
  }

  private Optional<String> elsewhere(Pointer at, String key) {
    List<String> places =
        placesByName.getOrDefault(key, Set.of()).stream()
            .filter(place -> speaksOfTheSame(at, place))
            .map("`%s`"::formatted)
            .toList();
    return places.isEmpty() || places.size() > FEW
        ? Optional.empty()
        : Optional.of(String.join(" or ", places));
  }

  /// Whether what is meant at `at` can be meant at `place`: no component's key is another's.
  private boolean speaksOfTheSame(Pointer at, Pointer place) {
    return at.isRoot()
        || at.steps().getFirst().equals(place.steps().getFirst())
        || !isComponent(place.steps().getFirst());
  }

  private boolean isComponent(String section) {
    return placesByName.getOrDefault("image", Set.of()).contains(Pointer.of(section, "image"));
  }

  private void collect(Node described, Pointer at) {
    for (Mapping.Entry property : resolved(described).mapping("properties").entries()) {
      Pointer place = at.to(property.key());
      placesByName.computeIfAbsent(property.key(), _ -> new LinkedHashSet<>()).add(place);
      collect(property.value(), place);
    }
  }

  /// The schema that a `$ref` of this file's own definitions leads to.
  private Mapping resolved(Node described) {
    if (!(described instanceof Mapping mapping)) {
      return Mapping.EMPTY;
    }
    return mapping.text("$ref").map(this::definition).orElse(mapping);
  }

  private Mapping definition(String reference) {
    String name = reference.substring("#/$defs/".length());
    return resolved(schema.find(Pointer.of("$defs", name)).orElseThrow());
  }
}
