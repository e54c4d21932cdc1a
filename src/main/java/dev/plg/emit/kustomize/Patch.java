package dev.plg.emit.kustomize;

import dev.plg.yaml.Mapping;

/// The parts of a patch that say which object it is for.
final class Patch {

  private Patch() {}

  /// A strategic merge patch, which is an object with only what changes.
  static Mapping merge(Mapping object, Mapping changes) {
    Mapping.Builder metadata = Mapping.builder().put("name", name(object));
    changes.mapping("metadata").entries().forEach(metadata::add);
    Mapping.Builder patch = kind(object).put("metadata", metadata.build());
    changes.entries().stream().filter(entry -> !entry.key().equals("metadata")).forEach(patch::add);
    return patch.build();
  }

  /// The object as the target of operations.
  static Mapping target(Mapping object) {
    return Mapping.of("kind", object.text("kind").orElse(""), "name", name(object));
  }

  /// A patch that deletes the object.
  static Mapping delete(Mapping object) {
    Mapping.Builder patch = Mapping.builder().put("$patch", "delete");
    kind(object).build().entries().forEach(patch::add);
    return patch.put("metadata", Mapping.of("name", name(object))).build();
  }

  private static Mapping.Builder kind(Mapping object) {
    return Mapping.builder()
        .put("apiVersion", object.text("apiVersion").orElse(""))
        .put("kind", object.text("kind").orElse(""));
  }

  private static String name(Mapping object) {
    return object.mapping("metadata").text("name").orElse("");
  }
}
