package dev.plg.app.diff;

import dev.plg.yaml.Mapping;

/// An object in the namespace that it is applied to.
final class InNamespace {

  private InNamespace() {}

  /// The object itself where it names another one.
  static Mapping of(Mapping object, String namespace) {
    Mapping metadata = object.mapping("metadata");
    Mapping.Builder changed = metadata.toBuilder();
    if (namespace.isEmpty()) {
      changed.remove("namespace");
    } else {
      changed.put("namespace", namespace);
    }
    return object.toBuilder().put("metadata", changed.build()).build();
  }
}
