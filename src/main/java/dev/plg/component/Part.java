package dev.plg.component;

import java.util.List;

/// A component's share of a plan.
///
/// @param overrides what of its configuration the stack replaced
public record Part(String component, List<Resource> resources, List<Overridden> overrides) {

  public Part {
    resources = List.copyOf(resources);
    overrides = List.copyOf(overrides);
  }
}
