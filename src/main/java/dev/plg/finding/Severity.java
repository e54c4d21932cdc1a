package dev.plg.finding;

import java.util.Locale;

/// How bad a finding is, worst first.
public enum Severity {
  /// Cannot start, cannot be applied, or loses data for certain: nothing is written.
  ERROR,
  /// Likely loss, degradation or a dated deprecation.
  WARNING,
  /// Worth knowing; never changes the exit code.
  NOTE;

  /// The word that a report prints: `error`, `warning` or `note`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
