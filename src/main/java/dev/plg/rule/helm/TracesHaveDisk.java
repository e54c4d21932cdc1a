package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// The chart gives Tempo no disk unless it is asked to.
final class TracesHaveDisk implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/traces-lost",
        Severity.WARNING,
        Versions.ALL,
        "traces are kept in the pod, and nobody asks for a disk",
        "after each restart all traces are gone",
        "set `persistence.enabled: true`, or keep traces in S3",
        "helm-charts charts/tempo/values.yaml@tempo-1.8.0 persistence");
  }

  @Override
  public List<Finding> check(UserValues values) {
    boolean local =
        values.text("tempo.storage.trace.backend").filter(it -> !it.equals("local")).isEmpty();
    return values.isOf("tempo", "1")
            && local
            && !values.says("persistence.enabled")
            && !values.says("config")
        ? List.of(
            about()
                .finding(
                    values.place("persistence.enabled"),
                    "`persistence.enabled` is false where nobody says it"))
        : List.of();
  }
}
