package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// Grafana's own releases of the chart delete the disks with the release unless they are told not
/// to.
final class ClaimsAreKept implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/claims-deleted",
        Severity.WARNING,
        Versions.ALL,
        "Loki's disks go with the release and with a replica",
        "an uninstall, or one replica fewer, deletes the claim: what was not in an "
            + "object store is gone",
        "set `singleBinary.persistence.enableStatefulSetAutoDeletePVC: false`",
        "loki production/helm/loki/templates/single-binary/statefulset.yaml@helm-loki-5.48.0");
  }

  @Override
  public List<Finding> check(UserValues values) {
    String at = "singleBinary.persistence.enableStatefulSetAutoDeletePVC";
    boolean hasDisk =
        values.number("singleBinary.replicas") > 0
            && values.isOn("singleBinary.persistence.enabled");
    return values.isOf("loki", "5") && hasDisk && !values.says(at) && values.isOn(at)
        ? List.of(
            about().finding(values.place(at), "`%s` is true where nobody says it".formatted(at)))
        : List.of();
  }
}
