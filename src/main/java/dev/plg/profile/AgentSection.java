package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Group.group;
import static dev.plg.key.Items.items;

import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.key.Shape.Whole;
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

/// The section `agent`.
final class AgentSection {

  private static final FileKey<Integer> REPLICAS =
      key("replicas", Whole.from(1)).or("1").about("The number of pods.", "2");
  private static final FileKey<List<TraceProtocol>> RECEIVERS =
      key("receivers", items(TempoSection.PROTOCOL))
          .or(
              List.of(
                  TraceProtocol.OTLP_GRPC,
                  TraceProtocol.OTLP_HTTP,
                  TraceProtocol.JAEGER_GRPC,
                  TraceProtocol.JAEGER_THRIFT,
                  TraceProtocol.ZIPKIN),
              "all over TCP")
          .about("The protocols of spans that the agent accepts.", "[zipkin]");

  static final Group KEYS =
      Group.of(group(SharedKeys.ENABLED, REPLICAS, RECEIVERS), WorkloadSection.KEYS);

  private final FileValue root;
  private final FileValue agent;
  private final Tier tier;

  private AgentSection(FileValue root, Tier tier) {
    this.root = root;
    this.agent = root.in(StackFile.AGENT);
    this.tier = tier;
  }

  static Optional<Agent> read(
      FileValue root, Tier tier, Optional<TraceStore> traces, Optional<Events> events) {
    boolean watchesEvents = events.filter(Events.ByAgent.class::isInstance).isPresent();
    return new AgentSection(root, tier).read(traces, watchesEvents);
  }

  private Optional<Agent> read(Optional<TraceStore> traces, boolean watchesEvents) {
    if (watchesEvents) {
      refuseReplicas();
    }
    boolean isOn = SharedKeys.isOn(root, StackFile.AGENT);
    if (!isOn || (traces.isEmpty() && watchesEvents && !agent.has(RECEIVERS))) {
      return watchesEvents ? agent(Optional.empty(), List.of()) : Optional.empty();
    }
    List<TraceProtocol> receivers = agent.get(RECEIVERS);
    if (!receivers.isEmpty() && traces.isEmpty()) {
      agent.report(
          "missing",
          agent.place(),
          "`tempo` is missing",
          "the agent could not send the spans that it receives",
          "add a Tempo as in tempo: {}, or the address of one that runs elsewhere as in"
              + " tempo: {endpoint: \"tempo.example.com:4317\"}");
      return Optional.empty();
    }
    if (!receivers.isEmpty() && !takesOtlp(traces.orElseThrow())) {
      FileValue tempo = root.in(StackFile.TEMPO);
      tempo.report(
          "receivers",
          tempo.place(TempoSection.RECEIVERS),
          "`tempo.receivers` lacks otlp-grpc, the protocol that the agent sends spans in",
          "every span that the agent receives would be lost",
          "add otlp-grpc");
    }
    return agent(traces.flatMap(TraceStore::ingest), receivers);
  }

  /// @param load of all pods
  private Optional<Agent> agent(Optional<Ingest> load, List<TraceProtocol> receivers) {
    int replicas = agent.get(REPLICAS);
    Resources least = Defaults.agent(tier);
    Resources resources = load.map(it -> Sizing.collector(least, it, replicas)).orElse(least);
    return agent.whole(
        () ->
            new Agent(
                replicas,
                new TreeSet<>(receivers),
                WorkloadSection.read(agent, resources, List.of())));
  }

  // agent v0.42.0 internal/component/loki/source/kubernetes_events: no clustering
  private void refuseReplicas() {
    int replicas = agent.get(REPLICAS);
    if (replicas > 1) {
      agent.report(
          "choice",
          agent.place(REPLICAS),
          "an agent that watches events needs one pod, not %d".formatted(replicas),
          "each pod would send every event",
          "set `agent.replicas: 1`, or watch events with `events.source: exporter`");
    }
  }

  private static boolean takesOtlp(TraceStore traces) {
    return switch (traces) {
      case TraceStore.Here(Tempo tempo) -> tempo.receivers().contains(TraceProtocol.OTLP_GRPC);
      case TraceStore.Outside _ -> true;
    };
  }
}
