package dev.plg.component.agent;

import dev.plg.catalog.Program;
import dev.plg.component.Ports;
import dev.plg.component.ProgramComponent;
import dev.plg.component.loki.LokiComponent;
import dev.plg.component.tempo.SpanTarget;
import dev.plg.component.tempo.TempoComponent;
import dev.plg.model.Agent;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.plan.ComponentPort;
import dev.plg.plan.Opening;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.plan.Send;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Grafana Agent, between the applications of a cluster and the trace store.
public final class AgentComponent extends ProgramComponent<Agent> {

  static final ComponentPort HTTP = ComponentPort.tcp("http-metrics", 12345);

  // agent v0.42.0 internal/flowmode/cmd_run.go:104
  private static final List<String> ARGUMENTS =
      List.of(
          "run",
          "/etc/agent/config.river",
          "--storage.path=/var/lib/agent",
          "--server.http.listen-addr=0.0.0.0:" + HTTP.number(),
          "--disable-reporting");

  public AgentComponent() {
    super(
        Program.GRAFANA_AGENT,
        "agent",
        "trace-collector",
        stack -> stack.agent().filter(agent -> agent.alloy().isEmpty()),
        Agent::workload);
  }

  @Override
  public List<ComponentPort> ports(Stack stack) {
    var ports = new ArrayList<>(List.of(HTTP));
    ports.addAll(receivers(stack));
    return ports;
  }

  @Override
  public List<Send> sends(Stack stack) {
    var sends = new ArrayList<Send>();
    if (stack.tempo().isPresent() && !receivers(stack).isEmpty()) {
      sends.add(Send.data(Program.TEMPO, TempoComponent.OTLP));
    }
    if (stack.keepsLogs() && AgentRiver.events(stack).isPresent()) {
      sends.add(Send.data(Program.LOKI, LokiComponent.HTTP));
    }
    return sends;
  }

  @Override
  public List<Opening> openings(Stack stack) {
    return receivers(stack).isEmpty()
        ? List.of()
        : List.of(new Opening(Opening.Reach.CLUSTER, receivers(stack)));
  }

  static List<ComponentPort> receivers(Stack stack) {
    return stack.agent().orElseThrow().receivers().stream().map(ComponentPort::of).toList();
  }

  @Override
  public List<String> manifests() {
    return List.of(
        "serviceaccount",
        "clusterrole",
        "clusterrolebinding",
        "configmap",
        "pvc",
        "service",
        "deployment");
  }

  @Override
  public List<String> texts() {
    return List.of(AgentRiver.RECEIVERS, AgentRiver.TRACES, AgentRiver.EVENTS);
  }

  @Override
  protected Part plan(Stack stack, Agent agent, Rendering rendering) {
    Optional<Events.ByAgent> events = AgentRiver.events(stack);
    String river = AgentRiver.of(stack, agent, rendering);
    Mapping values =
        values(stack, river)
            .put("config", river)
            .put("replicas", agent.replicas())
            .put("httpPort", HTTP.number())
            .put("args", ARGUMENTS)
            .put("receivers", Ports.of(receivers(stack)))
            .put("env", SpanTarget.variables(stack))
            .put("receives", !agent.receivers().isEmpty())
            .put("watches", events.isPresent())
            .put("size", events.map(it -> it.disk().size()))
            .put("storageClass", events.flatMap(it -> it.disk().storageClass()))
            .build();
    return Part.of(this, render(kinds(events.isPresent()), rendering, values))
        .withChart(() -> AgentChart.of(stack, agent, river, SpanTarget.variables(stack)));
  }

  /// Only who watches events has something to remember.
  private List<String> kinds(boolean watches) {
    return manifests().stream().filter(kind -> watches || !kind.equals("pvc")).toList();
  }
}
