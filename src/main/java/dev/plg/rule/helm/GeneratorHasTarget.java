package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// Metrics of traces go to a Prometheus that the chart only guesses.
final class GeneratorHasTarget implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/remote-write-url",
        Severity.WARNING,
        Versions.ALL,
        "nobody says where Tempo writes the metrics that it makes",
        "the chart's own URL, http://prometheus.monitoring:9090/api/v1/write, is a "
            + "guess: the service map stays empty where it is wrong",
        "set `tempo.metricsGenerator.remoteWriteUrl`",
        "helm-charts charts/tempo/values.yaml@tempo-1.8.0 tempo.metricsGenerator");
  }

  @Override
  public List<Finding> check(UserValues values) {
    boolean unsaid =
        !values.says("tempo.metricsGenerator.remoteWriteUrl")
            && !values.says("tempo.metricsGenerator.storage.remote_write");
    return values.isOf("tempo", "1") && values.isOn("tempo.metricsGenerator.enabled") && unsaid
        ? List.of(
            about()
                .finding(
                    values.place("tempo.metricsGenerator.enabled"),
                    "metrics go to http://prometheus.monitoring:9090/api/v1/write where nobody says"
                        + " it"))
        : List.of();
  }
}
