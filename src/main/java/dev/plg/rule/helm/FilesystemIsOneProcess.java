package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// Chunks on a disk can be read by the pod of that disk alone.
final class FilesystemIsOneProcess implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/filesystem-replicas",
        Severity.ERROR,
        Versions.ALL,
        "logs are kept on a disk, and more than one pod would need it",
        "the chart refuses to render: `Cannot run more than 1 Single Binary replica"
            + " without an object storage backend`",
        "set `singleBinary.replicas: 1`, or an object store",
        "loki production/helm/loki/templates/validate.yaml@helm-loki-5.48.0");
  }

  @Override
  public List<Finding> check(UserValues values) {
    boolean onDisk =
        values.isOf("loki", "5")
            && values.text("loki.storage.type").filter("filesystem"::equals).isPresent();
    int replicas = values.number("singleBinary.replicas");
    if (!onDisk || replicas == 1) {
      return List.of();
    }
    String message =
        replicas == 0
            ? "`singleBinary.replicas` is 0, and the pods of the other modes cannot share a disk"
            : "`singleBinary.replicas` is %d, and each pod has a disk of its own"
                .formatted(replicas);
    return List.of(about().finding(values.place("singleBinary.replicas"), message));
  }
}
