package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// The chart's replication factor is 3 unless it is told otherwise.
final class PodsMakeQuorum implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/replication-factor",
        List.of("R-01", "H-05"),
        Severity.ERROR,
        Versions.ALL,
        "fewer pods than the chart's replication factor needs",
        "every push is answered with 500: `at least 2 live replicas required, could"
            + " only find 1`",
        "set `loki.commonConfig.replication_factor` to the number of pods, at most 3",
        "loki production/helm/loki/values.yaml@helm-loki-5.48.0 loki.commonConfig");
  }

  @Override
  public List<Finding> check(UserValues values) {
    int pods = values.number("singleBinary.replicas");
    boolean unsaid = FACTORS.stream().noneMatch(values::says);
    return values.isOf("loki", "5") && pods == 1 && unsaid
        ? List.of(
            about()
                .finding(
                    values.place("singleBinary.replicas"),
                    "one pod, and `loki.commonConfig.replication_factor` is 3 where nobody says"
                        + " it"))
        : List.of();
  }

  private static final List<String> FACTORS =
      List.of(
          "loki.commonConfig.replication_factor",
          "loki.structuredConfig.common",
          "loki.structuredConfig.ingester",
          "loki.config",
          "loki.existingSecretForConfig");
}
