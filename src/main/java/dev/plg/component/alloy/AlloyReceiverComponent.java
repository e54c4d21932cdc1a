package dev.plg.component.alloy;

import dev.plg.catalog.Program;
import dev.plg.component.ChartInput;
import dev.plg.component.Ports;
import dev.plg.component.ProgramComponent;
import dev.plg.component.loki.LokiComponent;
import dev.plg.component.tempo.SpanTarget;
import dev.plg.component.tempo.TempoComponent;
import dev.plg.model.Agent;
import dev.plg.model.AgentProgram;
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

/// Grafana Alloy between the applications of a cluster and the stores of the stack. It has the name
/// of Grafana Agent, whose place it takes: applications keep their address, and where a stack
/// changes its program, the pods of the same Deployment are replaced one by one.
public final class AlloyReceiverComponent extends ProgramComponent<Agent> {

  private static final String BUDGET = "poddisruptionbudget";

  public AlloyReceiverComponent() {
    super(
        Program.ALLOY,
        Program.GRAFANA_AGENT.id(),
        "agent",
        "trace-collector",
        stack -> stack.agent().filter(agent -> agent.alloy().isPresent()),
        Agent::workload);
  }

  @Override
  public List<ComponentPort> ports(Stack stack) {
    var ports = new ArrayList<>(List.of(AlloyComponent.HTTP));
    ports.addAll(receivers(stack));
    return ports;
  }

  @Override
  public List<Send> sends(Stack stack) {
    var sends = new ArrayList<Send>();
    if (stack.tempo().isPresent()) {
      sends.add(Send.data(Program.TEMPO, TempoComponent.OTLP));
    }
    if (stack.keepsLogs() && alloy(settings(stack)).takesLogs()) {
      sends.add(Send.data(Program.LOKI, LokiComponent.HTTP));
    }
    return sends;
  }

  @Override
  public List<Opening> openings(Stack stack) {
    return List.of(new Opening(Opening.Reach.CLUSTER, receivers(stack)));
  }

  private List<ComponentPort> receivers(Stack stack) {
    return settings(stack).receivers().stream().map(ComponentPort::of).toList();
  }

  private static AgentProgram.Alloy alloy(Agent agent) {
    return agent.alloy().orElseThrow();
  }

  @Override
  public List<String> manifests() {
    return List.of(
        "serviceaccount",
        "clusterrole",
        "clusterrolebinding",
        "configmap",
        "service",
        "deployment",
        BUDGET);
  }

  @Override
  public String template(String kind) {
    return "alloy-receiver/" + kind + ".yaml.ftl";
  }

  @Override
  protected Part plan(Stack stack, Agent agent, Rendering rendering) {
    String config = AlloyReceiverConfig.of(stack, agent, alloy(agent));
    boolean watchesReplicaSets =
        AlloyReceiverConfig.watchesReplicaSets(AlloyDialect.of(stack, agent.workload()));
    Mapping values =
        values(stack, config)
            .put("config", config)
            .put("replicas", agent.replicas())
            .put("httpPort", AlloyComponent.HTTP.number())
            .put("args", AlloyDialect.of(stack, agent.workload()).arguments())
            .put("state", AlloyComponent.STATE)
            .put("receivers", Ports.of(receivers(stack)))
            .putOrNull("env", SpanTarget.variables(stack))
            .put("watchesReplicaSets", watchesReplicaSets)
            .build();
    List<String> kinds =
        manifests().stream().filter(kind -> !kind.equals(BUDGET) || agent.replicas() > 1).toList();
    return Part.of(this, render(kinds, rendering, values))
        .withChart(
            () ->
                new AlloyPodsChart(
                        new ChartInput(
                            stack, Program.ALLOY, Program.GRAFANA_AGENT.id(), agent.workload()),
                        config,
                        agent.replicas(),
                        Optional.empty(),
                        receivers(stack),
                        SpanTarget.variables(stack),
                        rights(watchesReplicaSets))
                    .values());
  }

  private static List<AlloyPodsChart.Right> rights(boolean watchesReplicaSets) {
    var rights = new ArrayList<AlloyPodsChart.Right>();
    rights.add(new AlloyPodsChart.Right("", List.of("pods", "namespaces")));
    if (watchesReplicaSets) {
      rights.add(new AlloyPodsChart.Right("apps", List.of("replicasets")));
    }
    return rights;
  }
}
