package dev.plg.rule.helm;

import static dev.plg.rule.Draft.note;
import static dev.plg.rule.StackSubjects.STACK;

import dev.plg.catalog.Catalog;
import dev.plg.model.HelmCharts;
import dev.plg.rule.Rule;

/// A stack is installed by a deprecated chart.
public final class HelmDeprecated {

  public static final Rule RULE =
      note("helm/deprecated", STACK)
          .what("the stack is installed by a deprecated chart")
          .why("the chart gets no fixes, and supports no Loki later than 2.9")
          .fix("for a new install, remove `helm.chart`: each component then has its own chart")
          .source("grafana/helm-charts charts/loki-stack/Chart.yaml: deprecated: true")
          .where(it -> it.stack().charts() == HelmCharts.LOKI_STACK)
          .says(_ -> "the chart %s is deprecated".formatted(Catalog.LOKI_STACK.name()))
          .at(it -> it.placeOf("helm", "chart"));

  private HelmDeprecated() {}
}
