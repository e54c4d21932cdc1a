package dev.plg.rule.history;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.FileChange;
import dev.plg.rule.HistoryRule;
import dev.plg.view.Installation;
import dev.plg.view.WorkloadName;
import dev.plg.yaml.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Each format is installed in its own way, and Helm does not take over what `kubectl` applied.
public final class FormatStays implements HistoryRule {

  private static final String ACCEPT =
      "write the other format to another path; to change over, add --accept format/changed";

  @Override
  public About about() {
    return new About(
        "format/changed",
        List.of(),
        Severity.ERROR,
        Versions.ALL,
        "the format of an output changes",
        "it is installed in another way from now on, and Helm refuses objects that it did not"
            + " create",
        ACCEPT,
        "helm pkg/action/validate.go checkOwnership@v3.17.0");
  }

  @Override
  public List<Finding> check(List<FileChange> changes, LocalDate rollout) {
    var findings = new ArrayList<Finding>();
    List<Node> before = changes.stream().flatMap(change -> change.before().stream()).toList();
    for (FileChange change : changes) {
      Optional<String> was = Installation.in(change.before()).format();
      Optional<String> now = Installation.in(change.after()).format();
      if (was.isPresent() && now.isPresent() && !was.equals(now)) {
        findings.add(
            about()
                .finding(
                    Location.of(change.file()),
                    "the format changes from %s to %s".formatted(was.get(), now.get()),
                    ACCEPT + way(before, change.after())));
      }
    }
    return findings;
  }

  private static String way(List<Node> before, List<Node> after) {
    Installation was = Installation.in(before);
    Installation now = Installation.in(after);
    String format = now.format().orElse("");
    if (now.isByHelm()) {
      return adoption(WorkloadName.in(before));
    }
    return was.isByHelm()
        ? ", save what is on the claims that charts made, such as Grafana's, run `%s`, which deletes"
                .formatted(was.removal(was.releases()))
            + " them, and "
            + apply(format)
        : " and " + apply(format) + "; the objects stay the same";
  }

  /// The selectors of charts are others, so that the workloads have to go; everything else can be
  /// adopted, volumes included.
  private static String adoption(List<WorkloadName> workloads) {
    String namespace = workloads.stream().map(WorkloadName::namespace).findFirst().orElse("");
    return ", run `%s`, whose claims stay, and give each `helm upgrade --install` the flag"
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
