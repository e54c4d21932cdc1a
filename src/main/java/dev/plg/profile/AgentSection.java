package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Items.items;
import static dev.plg.key.Shape.Flag.FLAG;
import static dev.plg.key.Shape.Word.word;

import dev.plg.catalog.Program;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.key.Shape.Whole;
import dev.plg.model.Agent;
import dev.plg.model.AgentProgram;
import dev.plg.model.Events;
import dev.plg.model.HttpUrl;
import dev.plg.model.Ingest;
import dev.plg.model.PodSettings;
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

  static final FileKey<String> VERSION = VersionSection.version(Program.GRAFANA_AGENT);
  private static final FileKey<AgentChoice> PROGRAM =
      key("program", word(AgentChoice.values(), AgentChoice::word))
          .orElse("alloy with `collector: alloy`, else grafana-agent")
          .about(
              "The program. Grafana Agent reached its end of life on 2025-11-01. The Service of"
                  + " Alloy has the same name, grafana-agent, and the same ports, so that"
                  + " applications change nothing.");
  private static final FileKey<Integer> REPLICAS =
      key("replicas", Whole.from(1)).or("1").about("The number of pods.", "2");
  static final FileKey<List<TraceProtocol>> RECEIVERS =
      key("receivers", items(TempoSection.PROTOCOL))
          .or(
              List.of(
                  TraceProtocol.OTLP_GRPC,
                  TraceProtocol.OTLP_HTTP,
                  TraceProtocol.JAEGER_GRPC,
                  TraceProtocol.JAEGER_THRIFT,
                  TraceProtocol.ZIPKIN),
              "all over TCP, or OTLP alone without `tempo`")
          .about("The protocols that the agent accepts.", "[zipkin]");
  static final FileKey<Boolean> LOGS =
      key("logs", FLAG)
          .orElse("true where the Loki of this stack stores structured metadata")
          .about(
              "With program alloy: `true` sends the logs that come in by OTLP to Loki. It requires"
                  + " a Loki that takes OTLP and stores structured metadata, hence schema v13 with"
                  + " store tsdb.");
  static final FileKey<HttpUrl> REMOTE_WRITE =
      key("remoteWrite", SharedKeys.URL)
          .about(
              "With program alloy: where the metrics that come in by OTLP are written, by"
                  + " Prometheus remote write. Without it, the agent accepts no metrics.",
              "http://prometheus.monitoring.svc:9090/api/v1/write");

  static final Group KEYS =
      Group.of(
          Group.later(
              () ->
                  List.of(
                      SharedKeys.ENABLED,
                      PROGRAM,
                      VersionSection.about(Program.GRAFANA_AGENT, VERSION),
                      REPLICAS,
                      RECEIVERS,
                      LOGS,
                      REMOTE_WRITE)),
          WorkloadSection.KEYS);

  private final FileValue root;
  private final FileValue agent;
  private final Tier tier;

  private AgentSection(FileValue root, Tier tier) {
    this.root = root;
    this.agent = root.in(StackFile.AGENT);
    this.tier = tier;
  }

  static Optional<Agent> read(
      FileValue root,
      Tier tier,
      Optional<TraceStore> traces,
      Optional<Events> events,
      OtlpLogs otlpLogs) {
    boolean watchesEvents = events.filter(Events.ByAgent.class::isInstance).isPresent();
    var section = new AgentSection(root, tier);
    AgentChoice program =
        section
            .agent
            .find(PROGRAM)
            .orElseGet(() -> AgentChoice.beside(root.get(StackFile.COLLECTOR)));
    return switch (program) {
      case GRAFANA_AGENT -> section.grafanaAgent(traces, watchesEvents);
      case ALLOY -> section.alloy(traces, watchesEvents, otlpLogs);
    };
  }

  private Optional<Agent> grafanaAgent(Optional<TraceStore> traces, boolean watchesEvents) {
    refuse(LOGS);
    refuse(REMOTE_WRITE);
    if (watchesEvents) {
      refuseReplicas();
    }
    boolean isOn = SharedKeys.isOn(root, StackFile.AGENT);
    var program = new AgentProgram.GrafanaAgent();
    if (!isOn || (traces.isEmpty() && watchesEvents && !agent.has(RECEIVERS))) {
      return watchesEvents ? agent(program, Optional.empty(), List.of()) : Optional.empty();
    }
    List<TraceProtocol> receivers = TempoSection.receivers(agent, RECEIVERS);
    if (!receivers.isEmpty() && traces.isEmpty()) {
      reportNoTempo();
      return Optional.empty();
    }
    if (!receivers.isEmpty()) {
      checkReceivers(traces.orElseThrow());
    }
    return agent(program, traces.flatMap(TraceStore::ingest), receivers);
  }

  private Optional<Agent> alloy(
      Optional<TraceStore> traces, boolean watchesEvents, OtlpLogs otlpLogs) {
    if (agent.has(VERSION)) {
      agent.report(
          "choice",
          agent.place(VERSION),
          "`%s` has no effect with program alloy".formatted(agent.path(VERSION)),
          "it is a version of Grafana Agent",
          "set `agent.program: grafana-agent`, or remove it");
    }
    if (watchesEvents) {
      FileValue events = root.in(StackFile.EVENTS);
      events.report(
          "choice",
          events.place(EventsSection.SOURCE),
          "`events.source: agent` needs Grafana Agent, and the agent is Alloy",
          "Alloy watches events in a pod of its own",
          "set `events.source: alloy`, or `agent.program: grafana-agent`");
    }
    if (!SharedKeys.isOn(root, StackFile.AGENT)) {
      return Optional.empty();
    }
    List<TraceProtocol> receivers = receiversOfAlloy(traces);
    boolean isOtlp = receivers.stream().anyMatch(TraceProtocol::isOtlp);
    boolean takesLogs = otlpLogs.areTaken(agent, isOtlp);
    Optional<HttpUrl> metrics = agent.find(REMOTE_WRITE);
    if (metrics.isPresent() && !isOtlp) {
      OtlpLogs.reportNoReceiver(agent, REMOTE_WRITE, "metrics");
    }
    boolean takesSpans = traces.isPresent() || !receivers.stream().allMatch(TraceProtocol::isOtlp);
    if ((takesSpans && traces.isEmpty()) || (!takesSpans && !takesLogs && metrics.isEmpty())) {
      reportNoTempo();
      return Optional.empty();
    }
    traces.ifPresent(this::checkReceivers);
    WorkloadSection.refuseImageOf(Program.GRAFANA_AGENT, agent, Program.ALLOY.title());
    return agent(
        new AgentProgram.Alloy(takesLogs, metrics), traces.flatMap(TraceStore::ingest), receivers);
  }

  /// Without a Tempo, what only spans come in by is left out.
  private List<TraceProtocol> receiversOfAlloy(Optional<TraceStore> traces) {
    List<TraceProtocol> receivers = TempoSection.receivers(agent, RECEIVERS);
    if (receivers.isEmpty()) {
      agent.report(
          "receivers",
          agent.place(RECEIVERS),
          "`agent.receivers` is empty",
          "applications could send nothing to the agent",
          "name a receiver, as in [otlp-grpc], or remove `agent`");
    }
    return agent.has(RECEIVERS) || traces.isPresent()
        ? receivers
        : receivers.stream().filter(TraceProtocol::isOtlp).toList();
  }

  private void refuse(FileKey<?> key) {
    if (agent.has(key)) {
      agent.report(
          "choice",
          agent.place(key),
          "`%s` has no effect with program grafana-agent".formatted(agent.path(key)),
          "plg has Grafana Agent take spans alone",
          "set `agent.program: alloy`, or remove it");
    }
  }

  private void reportNoTempo() {
    agent.report(
        "missing",
        agent.place(),
        "`tempo` is missing",
        "the agent could not send the spans that it receives",
        "add a Tempo as in tempo: {}, or the address of one that runs elsewhere as in"
            + " tempo: {endpoint: \"tempo.example.com:4317\"}");
  }

  private void checkReceivers(TraceStore traces) {
    if (!takesOtlp(traces)) {
      FileValue tempo = root.in(StackFile.TEMPO);
      tempo.report(
          "receivers",
          tempo.place(TempoSection.RECEIVERS),
          "`tempo.receivers` lacks otlp-grpc, the protocol that the agent sends spans in",
          "every span that the agent receives would be lost",
          "add otlp-grpc");
    }
  }

  /// @param load of all pods
  private Optional<Agent> agent(
      AgentProgram program, Optional<Ingest> load, List<TraceProtocol> receivers) {
    int replicas = agent.get(REPLICAS);
    Resources least = Defaults.agent(tier);
    Resources resources = load.map(it -> Sizing.collector(least, it, replicas)).orElse(least);
    PodSettings workload =
        switch (program) {
          case AgentProgram.GrafanaAgent() -> WorkloadSection.read(agent, resources, List.of());
          case AgentProgram.Alloy _ ->
              WorkloadSection.readWithImageOf(agent, root.in(StackFile.ALLOY), resources);
        };
    return agent.whole(() -> new Agent(program, replicas, new TreeSet<>(receivers), workload));
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
