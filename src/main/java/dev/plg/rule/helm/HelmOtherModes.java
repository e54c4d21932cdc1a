package dev.plg.rule.helm;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.ValuesSubjects.chart;
import static dev.plg.rule.Violation.at;

import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.UserValues;
import java.util.List;
import java.util.stream.Stream;

/// Each deployment mode has its own pods, and the chart's defaults give some to a mode that is not
/// used.
final class HelmOtherModes {

  private static final String SINGLE = "singleBinary.replicas";
  private static final List<String> MONOLITHIC = List.of("SingleBinary", "Monolithic");
  private static final List<String> OTHERS =
      List.of(
          "write",
          "read",
          "backend",
          "ingester",
          "distributor",
          "querier",
          "queryFrontend",
          "queryScheduler",
          "indexGateway",
          "compactor",
          "ruler");

  static final Rule RULE =
      error("helm/other-modes", chart("loki").from("6"))
          .what("two deployment modes have replicas, or the mode that is used has none")
          .why(
              "the chart refuses to render: `You have more than zero replicas configured for both"
                  + " …`, or it installs no Loki")
          .fix(
              "set the replicas of the other modes to 0: `write.replicas`, `read.replicas`,"
                  + " `backend.replicas`")
          .source("grafana-community/helm-charts charts/loki/templates/validate.yaml@loki-18.11.0")
          .covers("ring/quorum")
          .where(it -> !it.text("deploymentMode").orElse("").contains("<->"))
          .finds(HelmOtherModes::violations);

  private HelmOtherModes() {}

  private static Stream<Violation> violations(UserValues values) {
    String others =
        OTHERS.stream()
            .map(it -> "`" + it + ".replicas`")
            .filter(it -> values.number(it.replace("`", "")) > 0)
            .reduce((first, second) -> first + ", " + second)
            .orElse("");
    if (values.number(SINGLE) > 0 && !others.isEmpty()) {
      return Stream.of(
          at(values.place(SINGLE), "`%s` is more than 0 together with %s".formatted(SINGLE, others))
              .fixedBy("set " + others + " to 0"));
    }
    boolean none =
        !values.isSet(SINGLE)
            && values.text("deploymentMode").filter(MONOLITHIC::contains).isPresent();
    return none
        ? Stream.of(
            at(
                    values.place(SINGLE),
                    "`%s` is not set and defaults to 0: no Loki would run".formatted(SINGLE))
                .fixedBy("set `%s`, and the replicas of the other modes to 0".formatted(SINGLE)))
        : Stream.empty();
  }
}
