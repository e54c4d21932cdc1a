package dev.plg.component.events;

import dev.plg.catalog.Version;
import dev.plg.component.loki.LokiComponent;
import dev.plg.model.EventRule;
import dev.plg.model.EventSink;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;

/// What `kubernetes-event-exporter -conf` reads. There is no dollar in it: the exporter expands
/// variables in the whole text before it reads YAML.
// kubernetes-event-exporter v1.7 main.go, pkg/exporter/config.go:19
final class ExporterConfig {

  private ExporterConfig() {}

  /// @param version of the image: before 0.10 there is no sink `stdout`
  static Mapping of(Stack stack, Events.Exporter exporter, Version version) {
    return Mapping.builder()
        .put("logLevel", "warn")
        .put("logFormat", "json")
        .put("metricsNamePrefix", "event_exporter_")
        .put("maxEventAgeSeconds", exporter.maxAgeSeconds())
        .put("omitLookup", !exporter.lookup())
        .put("route", Mapping.of("routes", Sequence.of(route(exporter))))
        .put("receivers", Sequence.of(receiver(stack, exporter.sink(), version)))
        .build();
  }

  private static Mapping route(Events.Exporter exporter) {
    List<Mapping> drop = exporter.drop().stream().map(ExporterConfig::rule).toList();
    Mapping match = Mapping.of("receiver", name(exporter.sink()));
    return Mapping.builder()
        .putIf(!drop.isEmpty(), "drop", drop)
        .put("match", Sequence.of(match))
        .build();
  }

  private static Mapping rule(EventRule rule) {
    Mapping.Builder fields = Mapping.builder();
    rule.fields().forEach((field, regex) -> fields.put(field, regex.withoutDollar()));
    return fields.build();
  }

  private static String name(EventSink sink) {
    return switch (sink) {
      case EventSink.Loki _ -> "loki";
      case EventSink.Stdout() -> "stdout";
    };
  }

  private static Mapping receiver(Stack stack, EventSink sink, Version version) {
    Mapping.Builder receiver = Mapping.builder().put("name", name(sink));
    return switch (sink) {
      case EventSink.Loki loki -> receiver.put("loki", loki(stack, loki)).build();
      case EventSink.Stdout() ->
          version.isAtLeast("0.10")
              ? receiver.put("stdout", Mapping.EMPTY).build()
              : receiver.put("file", Mapping.of("path", "/dev/stdout")).build();
    };
  }

  /// The sink of its own, not the webhook: that one posts the bare event, which Loki takes for a
  /// push without streams.
  private static Mapping loki(Stack stack, EventSink.Loki sink) {
    Mapping.Builder loki =
        Mapping.builder()
            .put("url", LokiComponent.push(stack))
            .put("streamLabels", sink.labels().pairs());
    stack
        .loki()
        .tenant()
        .ifPresent(tenant -> loki.put("headers", Mapping.of("X-Scope-OrgID", tenant)));
    return loki.build();
  }
}
