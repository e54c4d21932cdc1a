package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// Chart 5.x brings a collector of its own unless it is told not to.
final class OneCollectorReadsPods implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/self-monitoring",
        Severity.WARNING,
        Versions.ALL,
        "the chart's own monitoring was not switched off",
        "it installs the CRDs and the operator of an agent that upstream has given "
            + "up, and reads Loki's logs a second time",
        "set `monitoring.selfMonitoring.enabled: false` and "
            + "`monitoring.selfMonitoring.grafanaAgent.installOperator: false`",
        "loki production/helm/loki/values.yaml@helm-loki-5.48.0");
  }

  @Override
  public List<Finding> check(UserValues values) {
    String at = "monitoring.selfMonitoring.enabled";
    return values.isOf("loki", "5") && !values.isAtLeast("6") && !values.says(at)
        ? List.of(
            about().finding(values.place(at), "`%s` is true where nobody says it".formatted(at)))
        : List.of();
  }
}
