package dev.plg.cli;

import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import java.util.Collection;
import java.util.List;

/// What came of linting.
///
/// @param files the names of all inputs, in the order in which they were read
record Linted(Report report, Picture picture, List<String> files) {

  Linted with(Collection<Finding> more) {
    return new Linted(report.with(more), picture, files);
  }

  Linted withOnly(Collection<Finding> findings) {
    return new Linted(Report.of(findings, report.texts()), picture, files);
  }

  /// The object that a finding is about: `ConfigMap monitoring/loki`; empty where it is none.
  String object(Finding finding) {
    return picture.titleAt(finding.place());
  }

  /// 1 where something is at least as bad as `failOn`, 2 where an input could not be read.
  int exitCode(Severity failOn) {
    boolean unread = report.findings().stream().anyMatch(it -> it.rule().startsWith("input/"));
    boolean fails = report.findings().stream().anyMatch(it -> it.severity().compareTo(failOn) <= 0);
    return unread ? ExitCode.USAGE : fails ? ExitCode.FINDINGS : ExitCode.DONE;
  }
}
