package dev.plg.component.events;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.component.ChartInput;
import dev.plg.finding.Pointer;
import dev.plg.model.Events;
import dev.plg.model.Quantity;
import dev.plg.model.Resources;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Unsupported;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;
import java.util.Map;

/// The values of the chart `k8s-event-logger`, by the chart's own names and in the order written.
///
/// @param args of the program
// deliveryhero stable/k8s-event-logger/templates@352d7c1, 17aac33
record EventLoggerChart(ChartInput input, List<String> args) implements Section {

  EventLoggerChart {
    args = List.copyOf(args);
  }

  static ChartValues of(Stack stack, Events.Logger logger) {
    var input = new ChartInput(stack, Program.K8S_EVENT_LOGGER, logger.workload());
    List<String> args = EventLoggerComponent.arguments(logger);
    var keys = new EventLoggerChart(input, args);
    return args.isEmpty() || input.reads("args")
        ? input.values(keys)
        : input.values(keys, ignored(input.chart()));
  }

  @Override
  public Mapping tree() {
    return Mapping.builder()
        .put("fullnameOverride", input.name())
        .put("image", input.image("image"))
        .put("resources", resources(input.pods().resources()))
        .addAll(input.placement())
        .with("podLabels", input.labels())
        .with("annotations", input.annotations())
        .with("podAnnotations", input.annotations())
        .with("args", args)
        .build();
  }

  private static Unsupported ignored(Chart chart) {
    return new Unsupported(
        Pointer.of("events", "ignoreNormal"),
        "chart %s %s takes no arguments".formatted(chart.name(), chart.version()),
        "it would silently ignore the key, and normal events would still be stored",
        "set `loki.version: \"%s\"`, whose chart takes them, or use another format"
            .formatted(Catalog.LINES.getLast().name()));
  }

  /// Maps merge: what the chart asks for and the stack does not is taken away.
  private static Mapping resources(Resources resources) {
    return Mapping.of(
        "requests", whole(resources.requests(), ""),
        "limits", whole(resources.limits(), "null removes the limit of the chart"));
  }

  private static Mapping whole(Map<String, Quantity> wanted, String comment) {
    return Mapping.builder()
        .put("cpu", null, comment)
        .put("memory", null)
        .addAll(Mapping.of(wanted))
        .build();
  }
}
