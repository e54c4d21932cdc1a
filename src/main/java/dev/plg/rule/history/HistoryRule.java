package dev.plg.rule.history;

import dev.plg.finding.Finding;
import dev.plg.rule.About;
import java.util.List;

/// A demand on what is written over an earlier output.
interface HistoryRule {

  About about();

  /// A finding for each thing that must not change so; never throws.
  List<Finding> check(List<Change> changes);
}
