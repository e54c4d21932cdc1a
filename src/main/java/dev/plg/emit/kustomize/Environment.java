package dev.plg.emit.kustomize;

import dev.plg.model.Identity;
import dev.plg.model.Labels;
import dev.plg.model.Stack;
import dev.plg.plan.Plan;
import java.util.TreeMap;

/// An environment's contents.
///
/// @param neutral as they are under the base's names and labels
/// @param wanted as they are to be
record Environment(String name, Stack stack, Contents neutral, Contents wanted) {

  static Environment of(String name, Plan plan, Stack base) {
    Identity neutral = neutral(plan.stack(), base);
    return new Environment(name, plan.stack(), Contents.of(plan.under(neutral)), Contents.of(plan));
  }

  /// The base's names and labels, as far as the environment has them: a label that it lacks is to
  /// be removed, which only a patch can do.
  private static Identity neutral(Stack stack, Stack base) {
    Identity from = base.identity();
    var labels = new TreeMap<>(from.labels().pairs());
    labels.keySet().retainAll(stack.labels().pairs().keySet());
    var annotations = new TreeMap<>(from.annotations());
    annotations.keySet().retainAll(stack.annotations().keySet());
    return new Identity(from.namespace(), from.affix(), new Labels(labels), annotations);
  }
}
