package dev.plg.emit.kustomize;

import dev.plg.plan.Resource;

/// What an object is called in every environment: its component and its file.
record Key(String component, String file) {

  static Key of(Resource resource) {
    return new Key(resource.component(), resource.file());
  }

  /// `loki/statefulset.yaml`
  String path() {
    return component + "/" + file;
  }

  /// The path of another file about this object: `loki/statefulset-patch.yaml`.
  String path(String ending) {
    return component + "/" + stem() + ending;
  }

  String stem() {
    return file.replaceFirst("\\.yaml$", "");
  }
}
