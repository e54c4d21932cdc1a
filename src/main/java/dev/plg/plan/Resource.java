package dev.plg.plan;

import dev.plg.yaml.Mapping;

/// A Kubernetes object of a component.
///
/// @param component the component's name: `loki`
/// @param file the name of its file in a directory: `statefulset.yaml`
public record Resource(String component, String file, Mapping object) {

  public String kind() {
    return object.text("kind").orElse("");
  }

  public String name() {
    return object.mapping("metadata").text("name").orElse("");
  }
}
