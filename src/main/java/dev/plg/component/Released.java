package dev.plg.component;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.model.HelmCharts;
import dev.plg.model.Stack;
import dev.plg.plan.Component;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// How Helm installs the programs of a stack: each by its own chart, or some of them by the charts
/// within [Catalog#LOKI_STACK], in one release.
public final class Released {

  private Released() {}

  /// The chart that a program is installed by; empty where upstream publishes none.
  public static Optional<Chart> chart(Stack stack, Program program) {
    return isWithinLokiStack(stack, program)
        ? Catalog.withinLokiStack(program)
        : Metadata.release(stack, program).chart();
  }

  /// True where the program is installed by a chart within [Catalog#LOKI_STACK].
  public static boolean isWithinLokiStack(Stack stack, Program program) {
    return stack.charts() == HelmCharts.LOKI_STACK && Catalog.withinLokiStack(program).isPresent();
  }

  /// The labels by which the pods of a component are selected where Helm installs it.
  // _helpers.tpl selectorLabels of each chart of the catalog;
  // charts/loki/templates/statefulset.yaml@loki-2.16.0
  public static SequencedMap<String, String> selector(Stack stack, Component component) {
    Program program = component.program().orElseThrow();
    String name = component.name();
    String renamed = stack.named(name);
    boolean within = isWithinLokiStack(stack, program);
    String release = within ? stack.named(Catalog.LOKI_STACK.name()) : renamed;
    return switch (program) {
      case EVENT_EXPORTER -> Metadata.selector(stack, name);
      case LOKI -> within ? olderLabels(name, release) : Metadata.selector(renamed, release);
      case TEMPO -> Metadata.selector(renamed, release);
      case PROMTAIL,
          GRAFANA,
          GRAFANA_AGENT,
          ALLOY,
          K8S_EVENT_LOGGER,
          NODE_PROBLEM_DETECTOR,
          OPENTELEMETRY_COLLECTOR,
          FLUENT_BIT,
          FLUENTD,
          VECTOR ->
          Metadata.selector(name, release);
    };
  }

  /// From the time before there were recommended labels.
  private static SequencedMap<String, String> olderLabels(String name, String release) {
    var labels = new LinkedHashMap<String, String>();
    labels.put("app", name);
    labels.put("release", release);
    return labels;
  }
}
