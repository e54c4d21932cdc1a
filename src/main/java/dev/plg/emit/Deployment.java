package dev.plg.emit;

import dev.plg.plan.Part;
import dev.plg.plan.Plan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// The plans to be written.
///
/// @param plan the stack in the environment that was asked for; else without any
/// @param environments the plan of each environment by its name, in the order of the stack file;
///   empty for a format that covers one environment at a time
public record Deployment(Plan plan, SequencedMap<String, Plan> environments) {

  public Deployment {
    environments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environments));
  }

  /// One stack, whatever its environments.
  public static Deployment of(Plan plan) {
    return new Deployment(plan, new LinkedHashMap<>());
  }

  /// These parts alone, in each environment.
  public Deployment only(Predicate<Part> wanted) {
    var parts = new LinkedHashMap<String, Plan>();
    environments.forEach((name, environment) -> parts.put(name, environment.only(wanted)));
    return new Deployment(plan.only(wanted), parts);
  }
}
