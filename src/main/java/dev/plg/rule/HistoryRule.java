package dev.plg.rule;

import dev.plg.finding.Finding;
import java.time.LocalDate;
import java.util.List;

/// A demand on what is written over an earlier output.
public non-sealed interface HistoryRule extends Rule {

  /// A finding for each thing that must not change so; never throws.
  ///
  /// @param rollout the day on which the output is rolled out, in UTC
  List<Finding> check(List<FileChange> changes, LocalDate rollout);
}
