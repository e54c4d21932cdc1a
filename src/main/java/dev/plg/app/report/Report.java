package dev.plg.app.report;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The findings of a run, with what it takes to print them.
///
/// @param findings sorted, each once
/// @param texts what the findings point into, by the file name in their places
/// @param inputs the names of all inputs, in the order in which they were read
/// @param objects the Kubernetes object that is written at a place, as `ConfigMap monitoring/loki`
/// @param judged what a run of `plg lint` looked at; empty for other runs
public record Report(
    List<Finding> findings,
    Map<String, String> texts,
    List<String> inputs,
    Map<Location, String> objects,
    Optional<Judged> judged) {

  public Report {
    findings = List.copyOf(new TreeSet<>(findings));
  }

  /// A report on inputs that are no Kubernetes objects.
  public static Report of(Collection<Finding> findings, Map<String, String> texts) {
    return new Report(List.copyOf(findings), texts, List.of(), Map.of(), Optional.empty());
  }

  /// This report with more findings.
  public Report with(Collection<Finding> more) {
    return withOnly(Stream.concat(findings.stream(), more.stream()).toList());
  }

  /// This report with other findings.
  public Report withOnly(Collection<Finding> others) {
    return new Report(List.copyOf(others), texts, inputs, objects, judged);
  }

  /// The object that a finding is about; empty where it is about none.
  String object(Finding finding) {
    return objects.getOrDefault(finding.place(), "");
  }

  /// This report without findings that are less severe.
  public Report atLeast(Severity severity) {
    return withOnly(
        findings.stream().filter(it -> it.severity().compareTo(severity) <= 0).toList());
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }

  long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
