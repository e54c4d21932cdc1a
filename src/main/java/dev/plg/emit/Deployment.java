package dev.plg.emit;

import dev.plg.component.Components;
import dev.plg.component.Plan;
import dev.plg.model.Stack;
import dev.plg.template.Templates;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What is to be written.
///
/// @param plan the stack in the environment that was asked for; else without any
/// @param environments the plan of each environment by its name, in the order of the stack file;
///   empty for a format that covers one environment at a time
/// @param templates what the plans were made with
public record Deployment(Plan plan, SequencedMap<String, Plan> environments, Templates templates) {

  public Deployment {
    environments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environments));
  }

  /// One stack, whatever its environments.
  public static Deployment of(Plan plan, Templates templates) {
    return new Deployment(plan, new LinkedHashMap<>(), templates);
  }

  /// The part of one component alone, in each environment.
  public Deployment only(String component) {
    var parts = new LinkedHashMap<String, Plan>();
    environments.forEach((name, plan) -> parts.put(name, plan.only(component)));
    return new Deployment(plan.only(component), parts, templates);
  }

  /// The plan of another stack, made as these were.
  public Plan plan(Stack stack) {
    return Components.plan(stack, templates);
  }
}
