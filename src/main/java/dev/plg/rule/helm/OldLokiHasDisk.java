package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// The charts loki 2.x and loki-stack give Loki no disk unless they are asked to.
final class OldLokiHasDisk implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/logs-lost",
        Severity.WARNING,
        Versions.ALL,
        "nobody asks for a disk for Loki",
        "logs are in an emptyDir: they are gone with the pod",
        "set `persistence.enabled: true`, and `size`",
        "helm-charts charts/loki/values.yaml@loki-2.16.0 persistence");
  }

  @Override
  public List<Finding> check(UserValues values) {
    boolean stack = values.chart().equals("loki-stack");
    boolean old = values.chart().equals("loki") && !values.isAtLeast("3");
    String at = (stack ? "loki." : "") + "persistence.enabled";
    boolean used = stack ? values.isOn("loki.enabled") && values.changesTheChart() : old;
    return used && !values.says(at)
        ? List.of(
            about()
                .finding(
                    values.place(at),
                    "`%s` is false where nobody says it".formatted(at),
                    "set `%s: true`".formatted(at)))
        : List.of();
  }
}
