package dev.plg.source.kustomize;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;

/// One field of a mapping replaced.
final class Fields {

  private Fields() {}

  /// The mapping with another value under a key, which keeps its place.
  static Mapping with(Mapping mapping, String key, Node value) {
    var place = mapping.entry(key).map(Mapping.Entry::keyPlace).orElse(value.place());
    return mapping.toBuilder().add(new Mapping.Entry(key, place, value, "")).build();
  }
}
