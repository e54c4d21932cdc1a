package dev.plg.rule;

import dev.plg.finding.Finding;
import java.util.List;

/// A demand on the stack that was asked for.
public interface Rule {

  About about();

  /// A finding for each place that does not meet the demand; never throws.
  List<Finding> check(Asked asked);
}
