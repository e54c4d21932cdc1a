package dev.plg.rule.helm;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.HelmCharts;
import dev.plg.rule.About;
import dev.plg.rule.StackRule;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// A stack may be installed by a chart that upstream has deprecated, and the user is told.
public final class ChartIsCurrent implements StackRule {

  @Override
  public About about() {
    return new About(
        "helm/deprecated",
        List.of("M29"),
        Severity.NOTE,
        Versions.ALL,
        "the stack is installed by a chart that upstream has deprecated",
        "it gets no repairs, and goes with no Loki newer than 2.9",
        "for a new install remove `helm.chart`: each component then has the chart of its own",
        "helm-charts charts/loki-stack/Chart.yaml: deprecated: true");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked.stack().charts() == HelmCharts.LOKI_STACK
        ? List.of(
            about()
                .finding(
                    asked.place(Pointer.of("helm", "chart")),
                    "upstream has deprecated the chart %s".formatted(Catalog.LOKI_STACK.name())))
        : List.of();
  }
}
