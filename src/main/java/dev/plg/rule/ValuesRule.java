package dev.plg.rule;

import dev.plg.finding.Finding;
import dev.plg.view.UserValues;
import java.util.List;

/// A demand on the values that a chart is given.
public non-sealed interface ValuesRule extends Rule {

  /// A finding for each place that does not meet the demand; never throws.
  List<Finding> check(UserValues values);
}
