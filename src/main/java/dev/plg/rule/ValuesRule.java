package dev.plg.rule;

import dev.plg.finding.Finding;
import dev.plg.view.UserValues;
import java.util.List;
import java.util.function.Function;

/// A rule on the values that a chart is given.
public non-sealed interface ValuesRule extends Rule {

  static Rule of(About about, Function<UserValues, List<Finding>> body) {
    return new Declared(about, body);
  }

  /// A finding for each place that violates the rule; never throws.
  List<Finding> check(UserValues values);

  record Declared(About about, Function<UserValues, List<Finding>> body) implements ValuesRule {
    @Override
    public List<Finding> check(UserValues values) {
      return body.apply(values);
    }
  }
}
