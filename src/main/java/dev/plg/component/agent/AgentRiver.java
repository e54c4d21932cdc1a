package dev.plg.component.agent;

import dev.plg.component.events.EventLines;
import dev.plg.component.loki.LokiComponent;
import dev.plg.component.tempo.TempoComponent;
import dev.plg.model.Agent;
import dev.plg.model.Encryption;
import dev.plg.model.Events;
import dev.plg.model.HeaderValue;
import dev.plg.model.OtlpEndpoint;
import dev.plg.model.SecretKey;
import dev.plg.model.Stack;
import dev.plg.model.TraceProtocol;
import dev.plg.model.TraceStore;
import dev.plg.plan.Rendering;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What `grafana-agent run` reads, in River. A string of JSON is one of River too.
// agent v0.42.0 internal/component/otelcol/{receiver,processor,exporter}
final class AgentRiver {

  static final String RECEIVERS = "receivers.river.ftl";
  static final String TRACES = "traces.river.ftl";
  static final String EVENTS = "events.river.ftl";

  private static final String AUTHORITY = "TEMPO_CA";

  private AgentRiver() {}

  static String of(Stack stack, Agent agent, Rendering rendering) {
    var text = new StringBuilder(rendering.text("grafana-agent/" + RECEIVERS, receivers(agent)));
    if (!agent.receivers().isEmpty()) {
      stack
          .traces()
          .ifPresent(
              store ->
                  text.append(rendering.text("grafana-agent/" + TRACES, target(stack, store))));
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
                  case Events.Exporter _, Events.Logger _ -> Optional.empty();
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

  /// The environment variables that the text reads, each with the Secret that it comes from.
  static Map<String, SecretKey> secrets(Stack stack) {
    var secrets = new TreeMap<String, SecretKey>();
    outside(stack)
        .ifPresent(
            spans -> {
              headers(spans)
                  .forEach(
                      header -> header.secret().ifPresent(it -> secrets.put(header.value(), it)));
              spans.encryption().authority().ifPresent(it -> secrets.put(AUTHORITY, it));
            });
    return secrets;
  }

  private static Optional<OtlpEndpoint> outside(Stack stack) {
    return stack
        .traces()
        .flatMap(
            store ->
                switch (store) {
                  case TraceStore.Here _ -> Optional.empty();
                  case TraceStore.Outside(OtlpEndpoint spans, _, _) -> Optional.of(spans);
                });
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
        .put("otlp", agent.receivers().stream().anyMatch(it -> it.id().startsWith("otlp")))
        .put("jaeger", agent.receivers().stream().anyMatch(it -> it.id().startsWith("jaeger")))
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

  private static Mapping target(Stack stack, TraceStore store) {
    return switch (store) {
      case TraceStore.Here _ ->
          target(TempoComponent.otlp(stack), List.of(), new Encryption.None());
      case TraceStore.Outside(OtlpEndpoint spans, _, _) ->
          target(spans.address().value(), headers(spans), spans.encryption());
    };
  }

  private static Mapping target(String endpoint, List<Header> headers, Encryption encryption) {
    return Mapping.builder()
        .put("endpoint", endpoint)
        .put("sends", !headers.isEmpty())
        .put("headers", headers.stream().map(Header::values).toList())
        .put("insecure", encryption.isInsecure())
        .put("named", encryption.serverName().isPresent())
        .put("serverName", encryption.serverName())
        .put("signed", encryption.authority().isPresent())
        .put("authority", AUTHORITY)
        .build();
  }

  private static List<Header> headers(OtlpEndpoint spans) {
    var headers = new ArrayList<Header>();
    spans
        .headers()
        .forEach(
            (name, value) ->
                headers.add(
                    switch (value) {
                      case HeaderValue.Plain(String text) ->
                          new Header(name, text, Optional.empty());
                      case HeaderValue.FromSecret(SecretKey secret) ->
                          new Header(
                              name, "TEMPO_HEADER_" + (headers.size() + 1), Optional.of(secret));
                    }));
    return headers;
  }

  /// @param value the text, or the name of the variable that holds it
  private record Header(String name, String value, Optional<SecretKey> secret) {

    Mapping values() {
      return Mapping.of("name", name, "value", value, "secret", secret.isPresent());
    }
  }
}
