package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.HistorySubjects.CHANGES;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Location;
import dev.plg.rule.FileChange;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.RecordedInstallation;
import dev.plg.view.RecordedInstallation.Release;
import dev.plg.view.WorkloadName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is no longer part of an output is not deleted where it runs.
public final class KubernetesLeftRunning {

  private static final String DELETE =
      "delete it by `%s`, a collector before its successor is applied, unless Argo CD or Flux"
          + " prunes what leaves the repository";

  public static final Rule RULE =
      warning("kubernetes/left-running", CHANGES)
          .what("a workload is no longer part of the output")
          .why(
              "kubectl and Helm delete nothing that is left out: it keeps running, and a collector"
                  + " beside its successor sends each line a second time")
          .fix(DELETE.formatted("kubectl delete"))
          .source("https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/")
          .finds(KubernetesLeftRunning::violations);

  private KubernetesLeftRunning() {}

  private static Stream<Violation> violations(FileChange change) {
    RecordedInstallation was = RecordedInstallation.in(change.before());
    return was.isByHelm() ? ofReleases(change, was) : ofWorkloads(change);
  }

  private static Stream<Violation> ofWorkloads(FileChange change) {
    List<WorkloadName> after = WorkloadName.in(change.after());
    return WorkloadName.in(change.before()).stream()
        .filter(was -> after.stream().noneMatch(now -> now.equals(was) || now.isLike(was)))
        .distinct()
        .collect(Collectors.groupingBy(WorkloadName::namespace))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            gone ->
                violation(
                    change,
                    gone.getValue().stream().map(WorkloadName::name).toList(),
                    WorkloadName.deletion(gone.getKey(), gone.getValue())));
  }

  private static Stream<Violation> ofReleases(FileChange change, RecordedInstallation was) {
    RecordedInstallation now = RecordedInstallation.in(change.after());
    List<Release> gone =
        was.releases().stream()
            .filter(
                it ->
                    now.releases().stream().noneMatch(other -> other.name().equals(it.name()))
                        && it.components().stream().noneMatch(now.components()::contains))
            .toList();
    return gone.isEmpty() || now.releases().isEmpty()
        ? Stream.empty()
        : Stream.of(
            violation(change, gone.stream().map(Release::name).toList(), was.removal(gone)));
  }

  private static Violation violation(FileChange change, List<String> names, String command) {
    return at(
            Location.of(change.file()),
            "%s %s no longer part of the output"
                .formatted(String.join(", ", names), names.size() == 1 ? "is" : "are"))
        .fixedBy(DELETE.formatted(command));
  }
}
