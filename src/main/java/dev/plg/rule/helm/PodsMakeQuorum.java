package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;
import java.util.Optional;

/// The pods that are ingesters are as many as the replication factor needs, which is 3 by default.
final class PodsMakeQuorum implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/replication-factor",
        Severity.ERROR,
        Versions.ALL,
        "fewer pods than the chart's replication factor needs",
        "every push is answered with 500: `at least N live replicas required, could"
            + " only find M`",
        "set `loki.commonConfig.replication_factor` to the number of pods, at most 3",
        "loki production/helm/loki/values.yaml@helm-loki-5.48.0 loki.commonConfig");
  }

  @Override
  public List<Finding> check(UserValues values) {
    if (!values.isOf("loki", "5") || WHOLE_CONFIGS.stream().anyMatch(values::says)) {
      return List.of();
    }
    String factor = FACTORS.stream().filter(values::says).findFirst().orElse(FACTORS.getLast());
    return ingesters(values).stream()
        .filter(it -> values.number(it) > 0)
        .filter(it -> values.number(it) < values.number(factor) / 2 + 1)
        .map(it -> finding(values, it, factor))
        .toList();
  }

  /// The number of the pods that are ingesters; empty where something else decides it.
  private static Optional<String> ingesters(UserValues values) {
    String single = "singleBinary.replicas";
    return switch (values.text("deploymentMode").orElse("")) {
      case "SingleBinary", "Monolithic" -> Optional.of(single);
      case "SimpleScalable" -> writers(values);
      // 5.x has no mode: it is scalable unless the single binary has pods.
      case "" -> values.number(single) > 0 ? Optional.of(single) : writers(values);
      default -> Optional.empty();
    };
  }

  private static Optional<String> writers(UserValues values) {
    return values.isOn("write.autoscaling.enabled")
        ? Optional.empty()
        : Optional.of("write.replicas");
  }

  private Finding finding(UserValues values, String pods, String factor) {
    boolean isWritten = values.says(factor);
    return about()
        .finding(
            values.place(isWritten ? factor : pods),
            "`%s` is %d, and `%s` %s %d"
                .formatted(
                    pods,
                    values.number(pods),
                    factor,
                    isWritten ? "is" : "is not set and defaults to",
                    values.number(factor)));
  }

  /// The replication factor, what has the last word first.
  private static final List<String> FACTORS =
      List.of(
          "loki.structuredConfig.ingester.lifecycler.ring.replication_factor",
          "loki.structuredConfig.common.replication_factor",
          "loki.commonConfig.replication_factor");

  /// What takes the place of the configuration that the chart puts together.
  private static final List<String> WHOLE_CONFIGS =
      List.of("loki.config", "loki.existingSecretForConfig");
}
