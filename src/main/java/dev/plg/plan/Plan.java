package dev.plg.plan;

import dev.plg.model.Identity;
import dev.plg.model.Stack;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Everything that a stack becomes. Each value is made once, and the formats are functions of it.
public final class Plan {

  private final Stack stack;
  private final List<Part> parts;
  private final Function<Stack, Plan> planning;

  /// @param parts one a component, in the order in which they are written
  /// @param planning makes the plan of another stack in the same way
  public Plan(Stack stack, List<Part> parts, Function<Stack, Plan> planning) {
    this.stack = stack;
    this.parts = List.copyOf(parts);
    this.planning = planning;
  }

  public Stack stack() {
    return stack;
  }

  public List<Part> parts() {
    return parts;
  }

  /// True where the component of that name has a part.
  public boolean has(String component) {
    return parts.stream().anyMatch(part -> part.name().equals(component));
  }

  /// The same plan with these parts alone.
  public Plan only(Predicate<Part> wanted) {
    return new Plan(stack, parts.stream().filter(wanted).toList(), planning);
  }

  /// The plan of the same components under another identity.
  public Plan under(Identity identity) {
    return planning.apply(stack.with(identity)).only(part -> has(part.name()));
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

  /// The values of the charts of all parts.
  public List<ChartValues> charts() {
    return parts.stream().flatMap(part -> part.charts().stream()).toList();
  }
}
