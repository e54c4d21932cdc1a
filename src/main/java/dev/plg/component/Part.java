package dev.plg.component;

import java.util.List;

/// A component's share of a plan.
///
/// @param overrides what of its configuration the stack replaced
/// @param configs the configurations that its objects carry as text
public record Part(
    String component,
    List<Resource> resources,
    List<Overridden> overrides,
    List<ConfigFile> configs) {

  public Part {
    resources = List.copyOf(resources);
    overrides = List.copyOf(overrides);
    configs = List.copyOf(configs);
  }

  /// A part without a configuration of its own.
  public Part(String component, List<Resource> resources, List<Overridden> overrides) {
    this(component, resources, overrides, List.of());
  }
}
