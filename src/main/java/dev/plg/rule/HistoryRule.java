package dev.plg.rule;

import dev.plg.finding.Finding;
import java.util.List;
import java.util.function.Function;

/// A rule on what a new output changes in an earlier one.
public record HistoryRule(About about, Function<Rollout, List<Finding>> body) implements Rule {

  /// A finding for each thing that must not change like this; never throws.
  public List<Finding> check(Rollout rollout) {
    return body.apply(rollout);
  }
}
