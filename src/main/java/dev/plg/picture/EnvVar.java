package dev.plg.picture;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import java.util.Optional;

/// A variable of a container's environment.
///
/// @param value empty where it comes from elsewhere
/// @param tree the whole entry
public record EnvVar(String name, Optional<String> value, Mapping tree) {

  static EnvVar of(Mapping tree) {
    return new EnvVar(tree.text("name").orElse(""), tree.text("value"), tree);
  }

  /// The field of the pod that it takes its value from: `spec.nodeName`.
  public Optional<String> field() {
    return tree.mapping("valueFrom").mapping("fieldRef").text("fieldPath");
  }

  public Location place() {
    return tree.place();
  }
}
