package dev.plg.rule.format;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.HistorySubjects.CHANGES;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Location;
import dev.plg.rule.FileChange;
import dev.plg.rule.Rollout;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.RecordedInstallation;
import dev.plg.view.WorkloadName;
import dev.plg.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Each format is installed in its own way, and Helm does not take over objects that `kubectl`
/// applied.
public final class FormatChanged {

  private static final String ACCEPT =
      "write the other format to another path; to change over, add --accept format/changed";

  public static final Rule RULE =
      error("format/changed", CHANGES)
          .what("the format of an output changes")
          .why(
              "it must now be installed in another way, and Helm refuses objects that it did not"
                  + " create")
          .fix(ACCEPT)
          .source("helm/helm pkg/action/validate.go checkOwnership@v3.17.0")
          .findsIn(FormatChanged::violations);

  private FormatChanged() {}

  private static Stream<Violation> violations(FileChange change, Rollout rollout) {
    Optional<String> was = RecordedInstallation.in(change.before()).format();
    Optional<String> now = RecordedInstallation.in(change.after()).format();
    List<Node> before = rollout.changes().stream().flatMap(it -> it.before().stream()).toList();
    return was.isPresent() && now.isPresent() && !was.equals(now)
        ? Stream.of(
            at(
                    Location.of(change.file()),
                    "the format changes from %s to %s".formatted(was.get(), now.get()))
                .fixedBy(ACCEPT + steps(before, change.after())))
        : Stream.empty();
  }

  private static String steps(List<Node> before, List<Node> after) {
    RecordedInstallation was = RecordedInstallation.in(before);
    RecordedInstallation now = RecordedInstallation.in(after);
    String format = now.format().orElse("");
    if (now.isByHelm()) {
      return adoption(WorkloadName.in(before));
    }
    return was.isByHelm()
        ? ", back up the claims that charts created, such as Grafana's, run `%s`, which deletes them,"
                .formatted(was.removal(was.releases()))
            + " and "
            + apply(format)
        : " and " + apply(format) + "; the objects stay the same";
  }

  /// Charts use other selectors, so the workloads must be deleted; everything else can be adopted,
  /// volumes included.
  private static String adoption(List<WorkloadName> workloads) {
    String namespace = workloads.stream().map(WorkloadName::namespace).findFirst().orElse("");
    return ", run `%s`, which keeps the claims, and give each `helm upgrade --install` the flag"
            .formatted(WorkloadName.deletion(namespace, workloads))
        + " --take-ownership once (Helm 3.17 or later)";
  }

  private static String apply(String format) {
    return switch (format) {
      case "kustomize" -> "apply an overlay with `kubectl apply -k`";
      case "manifests" -> "apply the files with `kubectl apply -f`";
      default -> "give it to the chart " + format;
    };
  }
}
