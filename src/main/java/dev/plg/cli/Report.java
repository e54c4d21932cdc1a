package dev.plg.cli;

import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What is to be said about a run. Each way to print it is a function of a report.
///
/// @param findings sorted, each once
/// @param texts what the findings point into, by the file name in their places
record Report(List<Finding> findings, Map<String, String> texts) {

  static Report of(Collection<Finding> findings, Map<String, String> texts) {
    return new Report(List.copyOf(new TreeSet<>(findings)), texts);
  }

  /// This report with more findings.
  Report with(Collection<Finding> more) {
    return of(Stream.concat(findings.stream(), more.stream()).toList(), texts);
  }

  boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }

  long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  int exitCode() {
    if (!hasErrors()) {
      return ExitCode.DONE;
    }
    boolean unread =
        findings.stream().filter(Finding::isError).anyMatch(error -> isUnread(error.rule()));
    return unread ? ExitCode.USAGE : ExitCode.FINDINGS;
  }

  /// True for the rules that say that plg could not get at its input.
  private static boolean isUnread(String rule) {
    return rule.startsWith("input/")
        || rule.equals("yaml/encoding")
        || rule.equals("yaml/too-large");
  }
}
