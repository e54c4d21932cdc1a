package dev.plg.cli;

import dev.plg.app.report.Report;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;

/// What the exit code says.
final class ExitCode {
  /// The command did what was asked.
  static final int DONE = 0;

  /// There are findings of error severity: nothing was written.
  static final int FINDINGS = 1;

  /// The command line is wrong, or plg could not get at its input.
  static final int USAGE = 2;

  /// Reading or writing failed: a full disk, a missing permission.
  static final int FAILED = 3;

  /// A bug in plg (EX_SOFTWARE of sysexits.h).
  static final int BUG = 70;

  private ExitCode() {}

  /// What the findings of a run come to.
  static int of(Report report) {
    if (!report.hasErrors()) {
      return DONE;
    }
    boolean unread =
        report.findings().stream().filter(Finding::isError).anyMatch(it -> isUnread(it.rule()));
    return unread ? USAGE : FINDINGS;
  }

  /// The same where findings of less than an error may count.
  ///
  /// @param failOn the least severity that counts
  static int of(Report report, Severity failOn) {
    boolean unread = report.findings().stream().anyMatch(it -> it.rule().startsWith("input/"));
    boolean fails = report.findings().stream().anyMatch(it -> it.severity().compareTo(failOn) <= 0);
    return unread ? USAGE : fails ? FINDINGS : DONE;
  }

  /// True for the rules that say that plg could not get at its input.
  private static boolean isUnread(String rule) {
    return rule.startsWith("input/")
        || rule.equals("yaml/encoding")
        || rule.equals("yaml/too-large");
  }
}
