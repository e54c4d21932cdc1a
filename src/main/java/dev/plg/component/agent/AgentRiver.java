package dev.plg.component.agent;

import dev.plg.component.events.EventLines;
import dev.plg.component.loki.LokiComponent;
import dev.plg.component.tempo.SpanTarget;
import dev.plg.model.Agent;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.model.TraceProtocol;
import dev.plg.plan.Rendering;
import dev.plg.yaml.Mapping;
import java.util.Optional;

/// What `grafana-agent run` reads, in River. A string of JSON is one of River too.
// agent v0.42.0 internal/component/otelcol/{receiver,processor,exporter}
final class AgentRiver {

  static final String RECEIVERS = "receivers.river.ftl";
  static final String TRACES = "traces.river.ftl";
  static final String EVENTS = "events.river.ftl";

  private AgentRiver() {}

  static String of(Stack stack, Agent agent, Rendering rendering) {
    var text = new StringBuilder(rendering.text("grafana-agent/" + RECEIVERS, receivers(agent)));
    if (!agent.receivers().isEmpty()) {
      SpanTarget.of(stack)
          .ifPresent(to -> text.append(rendering.text("grafana-agent/" + TRACES, target(to))));
    }
    events(stack)
        .ifPresent(
            events ->
                text.append(rendering.text("grafana-agent/" + EVENTS, events(stack, events))));
    return text.toString();
  }

  /// The events that the agent watches.
  static Optional<Events.ByAgent> events(Stack stack) {
    return stack
        .events()
        .flatMap(
            events ->
                switch (events) {
                  case Events.ByAgent byAgent -> Optional.of(byAgent);
                  case Events.Exporter _, Events.Logger _, Events.ByAlloy _ -> Optional.empty();
                });
  }

  private static Mapping events(Stack stack, Events.ByAgent events) {
    return Mapping.builder()
        .put("job", EventLines.AGENT_JOB)
        .put("filtered", !events.namespaces().isEmpty())
        .put("namespaces", events.namespaces())
        .put("url", LokiComponent.push(stack))
        .put("tenanted", stack.loki().tenant().isPresent())
        .put("tenant", stack.loki().tenant())
        .build();
  }

  private static Mapping receivers(Agent agent) {
    Mapping.Builder receives = Mapping.builder();
    Mapping.Builder listen = Mapping.builder();
    for (TraceProtocol protocol : TraceProtocol.values()) {
      String key = key(protocol);
      receives.put(key, agent.receivers().contains(protocol));
      listen.put(key, protocol.everywhere());
    }
    return Mapping.builder()
        .put("otlp", agent.receivers().stream().anyMatch(TraceProtocol::isOtlp))
        .put("jaeger", agent.receivers().stream().anyMatch(TraceProtocol::isJaeger))
        .put("receives", receives.build())
        .put("listen", listen.build())
        .build();
  }

  /// The name in templates: `otlpGrpc`.
  private static String key(TraceProtocol protocol) {
    String[] words = protocol.id().split("-", 2);
    return words.length == 1
        ? words[0]
        : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
  }

  private static Mapping target(SpanTarget to) {
    return Mapping.builder()
        .put("endpoint", to.address())
        .put("sends", !to.headers().isEmpty())
        .put("headers", to.headers().stream().map(AgentRiver::header).toList())
        .put("insecure", to.encryption().isInsecure())
        .put("named", to.encryption().serverName().isPresent())
        .put("serverName", to.encryption().serverName())
        .put("signed", to.encryption().authority().isPresent())
        .put("authority", SpanTarget.AUTHORITY)
        .build();
  }

  private static Mapping header(SpanTarget.Header header) {
    return Mapping.of(
        "name", header.name(), "value", header.value(), "secret", header.secret().isPresent());
  }
}
