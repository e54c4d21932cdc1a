package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// The chart's test asks the canary, and up to 5.x its own monitoring.
final class TestHasCanary implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/test-without-canary",
        Severity.ERROR,
        Versions.ALL,
        "what the chart's test asks is switched off, the test is not",
        "the chart refuses to render: `Helm test requires the Loki Canary to be enabled`",
        "set `test.enabled: false`",
        "loki production/helm/loki/templates/validate.yaml@helm-loki-5.48.0");
  }

  @Override
  public List<Finding> check(UserValues values) {
    if (!values.isOf("loki", "5") || !values.isOn("test.enabled")) {
      return List.of();
    }
    List<String> asked =
        values.isAtLeast("6")
            ? List.of("lokiCanary.enabled")
            : List.of("monitoring.selfMonitoring.enabled", "monitoring.lokiCanary.enabled");
    return asked.stream()
        .filter(path -> values.says(path) && !values.isOn(path))
        .limit(1)
        .map(
            path ->
                about()
                    .finding(
                        values.place(path),
                        "`%s` is off, and `test.enabled` is not".formatted(path)))
        .toList();
  }
}
