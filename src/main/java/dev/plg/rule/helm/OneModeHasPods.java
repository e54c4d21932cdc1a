package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// Each deployment mode has pods of its own, and the chart's defaults give some to a mode that was
/// not asked for.
final class OneModeHasPods implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/other-modes",
        Severity.ERROR,
        Versions.ALL,
        "pods of two deployment modes are asked for, or none of the mode's own",
        "the chart refuses to render: `You have more than zero replicas configured "
            + "for both …`, or it installs no Loki",
        "set the replicas of the other modes to 0: `write.replicas`, "
            + "`read.replicas`, `backend.replicas`",
        "community charts/loki/templates/validate.yaml@loki-18.11.0");
  }

  @Override
  public List<Finding> check(UserValues values) {
    if (!values.isOf("loki", "6") || values.text("deploymentMode").orElse("").contains("<->")) {
      return List.of();
    }
    boolean whole = values.number("singleBinary.replicas") > 0;
    List<String> others =
        OTHERS.stream().map(it -> it + ".replicas").filter(it -> values.number(it) > 0).toList();
    if (whole && !others.isEmpty()) {
      return List.of(
          about()
              .finding(
                  values.place("singleBinary.replicas"),
                  "`singleBinary` has pods, and so has `%s`".formatted(String.join("`, `", others)),
                  "set to 0: `%s`".formatted(String.join("`, `", others))));
    }
    boolean none =
        !values.says("singleBinary.replicas")
            && values.text("deploymentMode").filter(WHOLE::contains).isPresent();
    return none
        ? List.of(
            about()
                .finding(
                    values.place("singleBinary.replicas"),
                    "`singleBinary.replicas` is 0 where nobody says it: no Loki would run",
                    "set `singleBinary.replicas`, and the replicas of the other modes to 0"))
        : List.of();
  }

  private static final List<String> WHOLE = List.of("SingleBinary", "Monolithic");
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
}
