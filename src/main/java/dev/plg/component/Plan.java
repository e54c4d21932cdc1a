package dev.plg.component;

import dev.plg.model.Stack;
import java.util.List;

/// Everything that a stack becomes, in the order of [Components#ALL].
public record Plan(Stack stack, List<Part> parts) {

  public Plan {
    parts = List.copyOf(parts);
  }

  public List<Resource> resources() {
    return parts.stream().flatMap(part -> part.resources().stream()).toList();
  }

  public List<Overridden> overrides() {
    return parts.stream().flatMap(part -> part.overrides().stream()).toList();
  }
}
