package dev.plg.cli;

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
}
