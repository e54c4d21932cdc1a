package dev.plg.rule.history;

import dev.plg.finding.Finding;
import dev.plg.rule.About;
import java.time.LocalDate;
import java.util.List;

/// A demand on what is written over an earlier output.
interface HistoryRule {

  About about();

  /// A finding for each thing that must not change so; never throws.
  ///
  /// @param rollout the day on which the output is rolled out, in UTC
  List<Finding> check(List<Change> changes, LocalDate rollout);
}
