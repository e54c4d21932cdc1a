package dev.plg.rule;

import dev.plg.finding.Finding;
import dev.plg.view.UserValues;
import java.util.List;
import java.util.function.Function;

/// A rule on the values that a chart is given.
public record ValuesRule(About about, Function<UserValues, List<Finding>> body) implements Rule {

  /// A finding for each place that violates the rule; never throws.
  public List<Finding> check(UserValues values) {
    return body.apply(values);
  }
}
