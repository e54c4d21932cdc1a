package dev.plg.rule;

import java.time.LocalDate;
import java.util.List;

/// The files that a new output changes in an earlier one.
///
/// @param day on which the new output is rolled out, in UTC
public record Rollout(List<FileChange> changes, LocalDate day) {

  public Rollout {
    changes = List.copyOf(changes);
  }
}
