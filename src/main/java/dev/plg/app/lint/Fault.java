package dev.plg.app.lint;

import dev.plg.finding.Finding;

/// What is wrong, wherever it is written.
record Fault(String rule, String message) {

  static Fault of(Finding finding) {
    return new Fault(finding.rule(), finding.message());
  }
}
