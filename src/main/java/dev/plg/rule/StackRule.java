package dev.plg.rule;

import dev.plg.finding.Finding;
import dev.plg.view.ResolvedStack;
import java.util.List;
import java.util.function.Function;

/// A rule on a stack; its places are in the stack file.
public record StackRule(About about, Function<ResolvedStack, List<Finding>> body) implements Rule {

  /// A finding for each place that violates the rule; never throws.
  public List<Finding> check(ResolvedStack stack) {
    return body.apply(stack);
  }
}
