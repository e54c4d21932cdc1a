package dev.plg.component.events;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.catalog.Release;
import dev.plg.component.ChartValues;
import dev.plg.component.Metadata;
import dev.plg.component.Unfit;
import dev.plg.component.Values;
import dev.plg.finding.Pointer;
import dev.plg.model.Events;
import dev.plg.model.ImageChoice;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import java.util.List;

/// The values of the chart `k8s-event-logger`.
// deliveryhero stable/k8s-event-logger/templates@352d7c1, 17aac33
final class EventLoggerValues {

  private static final String NAME = Program.K8S_EVENT_LOGGER.id();

  private EventLoggerValues() {}

  static ChartValues of(Stack stack, Events.Logger logger) {
    Release release = Metadata.release(stack, Program.K8S_EVENT_LOGGER);
    Chart chart = release.chart().orElseThrow();
    Mapping pod =
        Metadata.values(stack, Program.K8S_EVENT_LOGGER, "event-collector", logger.workload())
            .build();
    var values = new Values().set("fullnameOverride", stack.named(NAME));
    image(values, stack, release, logger.workload().image());
    values
        .set("resources", resources(pod.mapping("resources")))
        .setFrom(pod, "nodeSelector", "nodeSelector")
        .setFrom(pod, "tolerations", "tolerations")
        .setFrom(pod, "affinity", "affinity")
        .setUnlessEmpty("podLabels", Mapping.of(stack.labels().pairs()))
        .setUnlessEmpty("annotations", Mapping.of(stack.annotations()))
        .setUnlessEmpty("podAnnotations", Mapping.of(stack.annotations()));
    boolean takesArguments = !chart.version().equals("1.1.6");
    if (takesArguments && logger.ignoreNormal()) {
      values.set("args", List.of("-ignore-normal"));
    }
    List<Unfit> unfit =
        logger.ignoreNormal() && !takesArguments ? List.of(arguments(chart)) : List.of();
    return new ChartValues(NAME, stack.named(NAME), chart, values.build(), unfit);
  }

  private static Unfit arguments(Chart chart) {
    return new Unfit(
        Pointer.of("events", "ignoreNormal"),
        "chart %s %s takes no arguments".formatted(chart.name(), chart.version()),
        "it would ignore the key without a word, and normal events would still be stored",
        "set `loki.version: \"3.7\"`, whose chart takes them, or use another format");
  }

  /// The chart names no registry and no digest, but hands both on as they are.
  private static void image(Values values, Stack stack, Release release, ImageChoice image) {
    String registry = Metadata.registry(stack, image).map(it -> it + "/").orElse("");
    values
        .set(
            "image.repository",
            registry + image.repository().orElse(release.image().repository()))
        .setIfPresent(
            "image.tag",
            image
                .digest()
                .map(digest -> image.tag().orElse(release.image().tag()) + "@" + digest)
                .or(image::tag));
  }

  /// Maps merge: what the chart asks for and the stack does not is taken away.
  private static Mapping resources(Mapping resources) {
    Mapping.Builder limits =
        Mapping.builder().put("cpu", null, "null takes the chart's limit away").put("memory", null);
    resources.mapping("limits").entries().forEach(limits::add);
    Mapping.Builder requests = Mapping.builder().put("cpu", null).put("memory", null);
    resources.mapping("requests").entries().forEach(requests::add);
    return Mapping.builder().put("requests", requests.build()).put("limits", limits.build()).build();
  }
}
