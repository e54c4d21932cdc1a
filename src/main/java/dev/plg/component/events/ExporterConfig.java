package dev.plg.component.events;

import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.component.loki.LokiComponent;
import dev.plg.model.EventRule;
import dev.plg.model.EventSink;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.model.StreamLabels;
import dev.plg.model.TenantId;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;
import java.util.Optional;

/// What `kubernetes-event-exporter -conf` reads. There is no dollar in it: the exporter expands
/// variables in the whole text before it reads YAML.
///
/// @param maxEventAgeSeconds older events are left out
/// @param drop what is left out besides
// kubernetes-event-exporter v1.7 main.go, pkg/exporter/config.go:19
record ExporterConfig(
    int maxEventAgeSeconds, boolean omitLookup, List<EventRule> drop, Receiver receiver)
    implements Section {

  ExporterConfig {
    drop = List.copyOf(drop);
  }

  /// Where the events go.
  ///
  /// @param name by which the route names it
  /// @param sink the key of its settings
  record Receiver(String name, String sink, Section settings) implements Section {

    @Override
    public Mapping tree() {
      return Mapping.of("name", name, sink, settings);
    }
  }

  /// The sink of its own, not the webhook: that one posts the bare event, which Loki takes for a
  /// push without streams.
  record LokiSink(String url, StreamLabels labels, Optional<TenantId> tenant) implements Section {

    @Override
    public Mapping tree() {
      return Mapping.builder()
          .put("url", url)
          .put("streamLabels", labels.pairs())
          .with("headers", tenant.map(it -> Mapping.of(LokiComponent.TENANT, it)))
          .build();
    }
  }

  static ExporterConfig of(Stack stack, Events.Exporter exporter, Version version) {
    return new ExporterConfig(
        exporter.maxAgeSeconds(),
        !exporter.lookup(),
        exporter.drop(),
        switch (exporter.sink()) {
          case EventSink.Loki(StreamLabels labels) ->
              new Receiver(
                  "loki",
                  "loki",
                  new LokiSink(LokiComponent.push(stack), labels, stack.loki().tenant()));
          case EventSink.Stdout() -> stdout(version);
        });
  }

  /// Into the pod's log, for a version without a sink of that name as a file.
  private static Receiver stdout(Version version) {
    boolean hasSink =
        ConfigKeys.of(Program.EVENT_EXPORTER, version)
            .filter(keys -> keys.knows("receivers", "0", "stdout", "layout"))
            .isPresent();
    return hasSink
        ? new Receiver("stdout", "stdout", Mapping.EMPTY)
        : new Receiver("stdout", "file", Mapping.of("path", "/dev/stdout"));
  }

  @Override
  public Mapping tree() {
    Mapping route =
        Mapping.builder()
            .with("drop", drop.stream().map(ExporterConfig::fields).toList())
            .put("match", List.of(Mapping.of("receiver", receiver.name())))
            .build();
    return Mapping.builder()
        .put("logLevel", "warn")
        .put("logFormat", "json")
        .put("metricsNamePrefix", "event_exporter_")
        .put("maxEventAgeSeconds", maxEventAgeSeconds)
        .put("omitLookup", omitLookup)
        .put("route", Mapping.of("routes", List.of(route)))
        .put("receivers", List.of(receiver))
        .build();
  }

  private static Mapping fields(EventRule rule) {
    Mapping.Builder fields = Mapping.builder();
    rule.fields().forEach((field, regex) -> fields.put(field, regex.withoutDollar()));
    return fields.build();
  }
}
