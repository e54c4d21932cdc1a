package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// The chart's Service has the port of the agent itself alone.
final class ReceiversHavePorts implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/extra-ports",
        Severity.ERROR,
        Versions.ALL,
        "traces are received, and the Service has no port for them",
        "applications get `connection refused`",
        "name each port in `extraPorts`: 4317, 4318 for OTLP",
        "agent operations/helm/charts/grafana-agent/templates/service.yaml@6ef2bd7f2");
  }

  @Override
  public List<Finding> check(UserValues values) {
    String program =
        switch (values.chart()) {
          case "grafana-agent" -> "agent";
          case "alloy" -> "alloy";
          default -> "";
        };
    boolean receives =
        !program.isEmpty()
            && values
                .text(program + ".configMap.content")
                .filter(it -> it.contains("otelcol.receiver."))
                .isPresent();
    return receives && !values.says(program + ".extraPorts")
        ? List.of(
            about()
                .finding(
                    values.place(program + ".configMap.content"),
                    "the configuration has a receiver, and `%s.extraPorts` is empty"
                        .formatted(program)))
        : List.of();
  }
}
