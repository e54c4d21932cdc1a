package dev.plg.component.network;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.Program;
import dev.plg.model.Agent;
import dev.plg.model.EventSink;
import dev.plg.model.Events;
import dev.plg.model.Exposure;
import dev.plg.model.Grafana;
import dev.plg.model.Stack;
import dev.plg.model.Tempo;
import dev.plg.model.TraceProtocol;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// What is sent within a stack: for each of its components that has a network of its own, the
/// ingress rules that let in just that. node-problem-detector is in the node's network, where no
/// policy reaches.
///
/// The kubelet's probes come from the node, which a policy never shuts out.
// kubernetes docs/concepts/services-networking/network-policies: "traffic to and from
// the node where a Pod is running is always allowed"
final class Flows {

  private static final int LOKI_HTTP = 3100;
  private static final int LOKI_GRPC = 9095;
  private static final int MEMBERLIST = 7946;
  private static final int GRAFANA_HTTP = 3000;

  private static final Mapping ANYWHERE_INSIDE =
      Mapping.builder().put("namespaceSelector", Mapping.EMPTY).build();

  private final Stack stack;
  private final Function<Program, Mapping> selector;
  private final SequencedMap<Program, List<Mapping>> rules = new LinkedHashMap<>();

  private Flows(Stack stack, Function<Program, Mapping> selector) {
    this.stack = stack;
    this.selector = selector;
  }

  /// The ingress rules of each component; none at all lets nothing in.
  ///
  /// @param selector the labels that choose a program's pods
  static SequencedMap<Program, List<Mapping>> of(Stack stack, Function<Program, Mapping> selector) {
    var flows = new Flows(stack, selector);
    flows.loki();
    stack.tempo().ifPresent(flows::tempo);
    stack.agent().ifPresent(flows::agent);
    stack.promtail().ifPresent(_ -> flows.nothing(Program.PROMTAIL));
    stack.events().ifPresent(flows::events);
    stack.grafana().ifPresent(flows::grafana);
    return flows.rules;
  }

  private void loki() {
    if (!stack.keepsLogs()) {
      return;
    }
    var clients = new ArrayList<Program>();
    stack.promtail().ifPresent(_ -> clients.add(Program.PROMTAIL));
    stack.events().ifPresent(events -> pushing(events).ifPresent(clients::add));
    stack.grafana().ifPresent(_ -> clients.add(Program.GRAFANA));
    nothing(Program.LOKI);
    if (!clients.isEmpty()) {
      add(Program.LOKI, from(clients), List.of(port(LOKI_HTTP, "TCP")));
    }
    if (stack.loki().isClustered()) {
      add(
          Program.LOKI,
          from(List.of(Program.LOKI)),
          List.of(port(LOKI_HTTP, "TCP"), port(LOKI_GRPC, "TCP"), port(MEMBERLIST, "TCP")));
    }
  }

  /// Who pushes events to Loki itself; what prints them is read by Promtail.
  private static Optional<Program> pushing(Events events) {
    return switch (events) {
      case Events.Exporter exporter ->
          exporter.sink() instanceof EventSink.Loki
              ? Optional.of(Program.EVENT_EXPORTER)
              : Optional.empty();
      case Events.ByAgent _ -> Optional.of(Program.GRAFANA_AGENT);
      case Events.Logger _ -> Optional.empty();
    };
  }

  /// Spans come from the agent where there is one, else from applications in any namespace.
  private void tempo(Tempo tempo) {
    boolean byAgent = stack.agent().filter(agent -> !agent.receivers().isEmpty()).isPresent();
    if (stack.grafana().isPresent()) {
      int http = Catalog.line(stack.loki().version()).orElseThrow().tempo().httpPort();
      add(Program.TEMPO, from(List.of(Program.GRAFANA)), List.of(port(http, "TCP")));
    }
    if (byAgent) {
      List<Mapping> otlp = List.of(port(TraceProtocol.OTLP_GRPC.port(), "TCP"));
      add(Program.TEMPO, from(List.of(Program.GRAFANA_AGENT)), otlp);
    } else {
      add(Program.TEMPO, List.of(ANYWHERE_INSIDE), ports(tempo.receivers()));
    }
  }

  private void agent(Agent agent) {
    if (agent.receivers().isEmpty()) {
      nothing(Program.GRAFANA_AGENT);
    } else {
      add(Program.GRAFANA_AGENT, List.of(ANYWHERE_INSIDE), ports(agent.receivers()));
    }
  }

  private void events(Events events) {
    switch (events) {
      case Events.Exporter _ -> nothing(Program.EVENT_EXPORTER);
      case Events.Logger _ -> nothing(Program.K8S_EVENT_LOGGER);
      case Events.ByAgent _ -> {} // the agent has its own
    }
  }

  /// Where it is opened to people outside, their address may be any.
  private void grafana(Grafana grafana) {
    switch (grafana.exposure()) {
      case Exposure.ClusterIp() -> nothing(Program.GRAFANA);
      case Exposure.OnNodes _, Exposure.LoadBalancer() ->
          add(Program.GRAFANA, List.of(), List.of(port(GRAFANA_HTTP, "TCP")));
    }
  }

  private void nothing(Program program) {
    List<Mapping> own = rules.computeIfAbsent(program, _ -> new ArrayList<>());
    if (own.isEmpty()) {
      guests().ifPresent(own::add);
    }
  }

  /// @param from empty: from everywhere
  private void add(Program program, List<Mapping> from, List<Mapping> ports) {
    nothing(program);
    rules
        .computeIfAbsent(program, _ -> new ArrayList<>())
        .add(Mapping.builder().putIf(!from.isEmpty(), "from", from).put("ports", ports).build());
  }

  /// The namespaces that may reach every port.
  private Optional<Mapping> guests() {
    List<String> names =
        stack.networkPolicies().orElseThrow().namespaces().stream().map(it -> it.value()).toList();
    Mapping chosen =
        Mapping.of(
            Map.of(
                "matchExpressions",
                List.of(
                    Mapping.builder()
                        .put("key", "kubernetes.io/metadata.name")
                        .put("operator", "In")
                        .put("values", names)
                        .build())));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Mapping.of(Map.of("from", List.of(Mapping.of(Map.of("namespaceSelector", chosen))))));
  }

  private List<Mapping> from(List<Program> programs) {
    return programs.stream()
        .map(selector)
        .map(labels -> Mapping.of(Map.of("podSelector", Mapping.of(Map.of("matchLabels", labels)))))
        .toList();
  }

  private static List<Mapping> ports(Collection<TraceProtocol> protocols) {
    return protocols.stream().map(it -> port(it.port(), it.transport())).toList();
  }

  private static Mapping port(int number, String protocol) {
    return Mapping.builder().put("protocol", protocol).put("port", number).build();
  }
}
