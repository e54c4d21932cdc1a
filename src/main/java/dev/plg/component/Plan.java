package dev.plg.component;

import dev.plg.model.Stack;
import java.util.List;

/// Everything that a stack becomes, in the order of [Components#ALL].
public record Plan(Stack stack, List<Part> parts) {

  public Plan {
    parts = List.copyOf(parts);
  }

  /// True where the component of that name has a part.
  public boolean has(String component) {
    return parts.stream().anyMatch(part -> part.component().equals(component));
  }

  /// The part of one component alone, or the parts that the chart [Umbrella#NAME] installs.
  public Plan only(String component) {
    return new Plan(
        stack, parts.stream().filter(part -> isOf(component, part.component())).toList());
  }

  private boolean isOf(String name, String component) {
    return name.equals(component)
        || (name.equals(Umbrella.NAME) && Umbrella.holds(stack, component));
  }

  public List<Resource> resources() {
    return parts.stream().flatMap(part -> part.resources().stream()).toList();
  }

  public List<ConfigFile> configs() {
    return parts.stream().flatMap(part -> part.configs().stream()).toList();
  }

  public List<Overridden> overrides() {
    return parts.stream().flatMap(part -> part.overrides().stream()).toList();
  }
}
