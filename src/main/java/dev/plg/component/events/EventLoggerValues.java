package dev.plg.component.events;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Image;
import dev.plg.catalog.Program;
import dev.plg.catalog.ProgramRelease;
import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.component.Metadata;
import dev.plg.finding.Pointer;
import dev.plg.model.Events;
import dev.plg.model.PodSettings;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Unsupported;
import dev.plg.yaml.Mapping;
import java.util.List;

/// The values of the chart `k8s-event-logger`, of which 1.1.6 takes no arguments.
final class EventLoggerValues {

  private static final String NAME = Program.K8S_EVENT_LOGGER.id();

  private EventLoggerValues() {}

  static ChartValues of(Stack stack, Events.Logger logger) {
    ProgramRelease release = Metadata.release(stack, Program.K8S_EVENT_LOGGER);
    Chart chart = release.chart().orElseThrow();
    List<String> args = logger.ignoreNormal() ? List.of("-ignore-normal") : List.of();
    boolean fits =
        switch (EventLoggerChart.of(chart)) {
          case V1_1_6 -> args.isEmpty();
          case V1_4_0 -> true;
        };
    return new ChartValues(
        NAME,
        stack.named(NAME),
        chart,
        keys(stack, logger.workload(), release.image(), args).values(),
        fits ? List.of() : List.of(arguments(chart)));
  }

  private static EventLoggerKeys keys(
      Stack stack, PodSettings workload, Image release, List<String> args) {
    Mapping pod =
        Metadata.values(stack, Program.K8S_EVENT_LOGGER, "event-collector", workload).build();
    Mapping annotations = Mapping.of(stack.annotations());
    return new EventLoggerKeys(
        stack.named(NAME),
        ChartImage.withDigestInTag(stack, workload.image(), release)
            .withRegistryInRepository(release),
        resources(pod.mapping("resources")),
        ChartPlacement.of(pod),
        Mapping.of(stack.labels().pairs()),
        annotations,
        annotations,
        args);
  }

  private static Unsupported arguments(Chart chart) {
    return new Unsupported(
        Pointer.of("events", "ignoreNormal"),
        "chart %s %s takes no arguments".formatted(chart.name(), chart.version()),
        "it would ignore the key without a word, and normal events would still be stored",
        "set `loki.version: \"3.7\"`, whose chart takes them, or use another format");
  }

  /// Maps merge: what the chart asks for and the stack does not is taken away.
  private static Mapping resources(Mapping resources) {
    Mapping limits =
        Mapping.builder()
            .put("cpu", null, "null takes the chart's limit away")
            .put("memory", null)
            .addAll(resources.mapping("limits"))
            .build();
    Mapping requests =
        Mapping.builder()
            .put("cpu", null)
            .put("memory", null)
            .addAll(resources.mapping("requests"))
            .build();
    return Mapping.of("requests", requests, "limits", limits);
  }
}
