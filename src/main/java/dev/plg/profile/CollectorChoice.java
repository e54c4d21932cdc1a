package dev.plg.profile;

import java.util.Locale;

/// The collectors that a stack file can choose.
enum CollectorChoice {
  PROMTAIL,
  ALLOY,
  NONE;

  /// The word in the stack file.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
