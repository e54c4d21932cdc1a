package dev.plg.rule.disk;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.Disks;
import dev.plg.view.LokiView;
import dev.plg.yaml.Scalar;
import java.util.List;

/// Logs on a filesystem outlive the StatefulSet.
final class ClaimsOutliveWorkload implements LokiRule {

  @Override
  public About about() {
    return new About(
        "disk/claims-deleted",
        Severity.WARNING,
        Versions.of("Loki"),
        "the claims are deleted with the workload",
        "`helm uninstall` or fewer replicas delete the only copy of the logs",
        "set `persistentVolumeClaimRetentionPolicy.whenDeleted: Retain`; in the chart "
            + "`enableStatefulSetAutoDeletePVC: false`",
        "loki production/helm/loki/values.yaml@helm-loki-5.48.0 enableStatefulSetAutoDeletePVC");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    boolean disk = !Disks.onFilesystem(loki).isEmpty();
    return loki.config().runs().stream()
        .map(Run::workload)
        .filter(it -> disk)
        .filter(
            it ->
                it
                    .object()
                    .spec()
                    .mapping("persistentVolumeClaimRetentionPolicy")
                    .entries()
                    .stream()
                    .anyMatch(entry -> entry.value().equals(Scalar.of("Delete"))))
        .map(
            it ->
                about()
                    .finding(
                        it.object().placeOf("spec", "persistentVolumeClaimRetentionPolicy"),
                        "the claims of %s go with it".formatted(it.title())))
        .toList();
  }
}
