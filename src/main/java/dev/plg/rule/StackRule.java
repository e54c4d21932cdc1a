package dev.plg.rule;

import dev.plg.finding.Finding;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// A demand on the stack that was asked for; its places are in the stack file.
public non-sealed interface StackRule extends Rule {

  /// A finding for each place that does not meet the demand; never throws.
  List<Finding> check(ResolvedStack asked);
}
