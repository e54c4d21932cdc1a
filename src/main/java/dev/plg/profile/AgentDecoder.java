package dev.plg.profile;

import dev.plg.model.Agent;
import dev.plg.model.Events;
import dev.plg.model.Ingest;
import dev.plg.model.Resources;
import dev.plg.model.Tempo;
import dev.plg.model.Tier;
import dev.plg.model.TraceProtocol;
import dev.plg.model.TraceStore;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The `agent` of a stack.
final class AgentDecoder {

  /// What applications speak; datagrams only where they are asked for.
  private static final List<TraceProtocol> USUAL =
      List.of(
          TraceProtocol.OTLP_GRPC,
          TraceProtocol.OTLP_HTTP,
          TraceProtocol.JAEGER_GRPC,
          TraceProtocol.JAEGER_THRIFT,
          TraceProtocol.ZIPKIN);

  private static final Optional<Ingest> NOTHING = Optional.empty();

  private AgentDecoder() {}

  static Optional<Agent> decode(
      Section root, Tier tier, Optional<TraceStore> traces, Optional<Events> events) {
    Section agent = root.section("agent");
    boolean watches = events.filter(Events.ByAgent.class::isInstance).isPresent();
    if (watches) {
      refuseReplicas(agent);
    }
    if (!root.has("agent") || !agent.flag("enabled", true)) {
      return watches ? agent(agent, tier, NOTHING, List.of()) : Optional.empty();
    }
    List<TraceProtocol> asked =
        agent.has("receivers") ? agent.values("receivers", TraceProtocol::of) : USUAL;
    if (traces.isEmpty() && watches && !agent.has("receivers")) {
      return agent(agent, tier, NOTHING, List.of());
    }
    if (traces.isEmpty() && !asked.isEmpty()) {
      agent.report(
          "stack/missing",
          agent.place(),
          "`tempo` is missing",
          "the agent would have nowhere to send the spans that it receives",
          "add a Tempo as in tempo: {}, or one outside as in"
              + " tempo: {endpoint: \"tempo.example.com:4317\"}");
      return Optional.empty();
    }
    if (!asked.isEmpty() && !takesOtlp(traces.orElseThrow())) {
      Section tempo = root.section("tempo");
      tempo.report(
          "stack/receivers",
          tempo.place("receivers"),
          "`tempo.receivers` lacks otlp-grpc, by which the agent sends",
          "every span that the agent receives would be lost",
          "add otlp-grpc");
    }
    return agent(agent, tier, traces.flatMap(TraceStore::ingest), asked);
  }

  /// @param load of all pods
  private static Optional<Agent> agent(
      Section agent, Tier tier, Optional<Ingest> load, List<TraceProtocol> receivers) {
    int replicas =
        agent.number("replicas").filter(it -> it > 0).orElse(1); // the schema refuses others
    Resources least = Defaults.agent(tier);
    Resources resources = load.map(it -> Sizing.collector(least, it, replicas)).orElse(least);
    return agent.whole(
        () ->
            new Agent(
                replicas,
                new TreeSet<>(receivers),
                WorkloadDecoder.decode(agent, resources, List.of())));
  }

  // agent v0.42.0 internal/component/loki/source/kubernetes_events: no clustering
  private static void refuseReplicas(Section agent) {
    if (agent.number("replicas").orElse(1) > 1) {
      agent.report(
          "stack/choice",
          agent.place("replicas"),
          "an agent that watches events is one pod, not %d"
              .formatted(agent.number("replicas").orElse(1)),
          "each pod would send every event",
          "set `agent.replicas: 1`, or take events by `events.source: exporter`");
    }
  }

  private static boolean takesOtlp(TraceStore traces) {
    return switch (traces) {
      case TraceStore.Here(Tempo tempo) -> tempo.receivers().contains(TraceProtocol.OTLP_GRPC);
      case TraceStore.Outside _ -> true;
    };
  }
}
