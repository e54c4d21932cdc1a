package dev.plg.component.agent;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.component.ChartContainerSecurity;
import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.component.ChartPodSecurity;
import dev.plg.component.ChartService;
import dev.plg.component.ChartSwitch;
import dev.plg.component.Metadata;
import dev.plg.component.TplValues;
import dev.plg.model.Agent;
import dev.plg.model.Disk;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.model.TraceProtocol;
import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// The values of the chart `grafana-agent`.
final class AgentValues {

  private static final int USER = 473;

  private static final String STATE = "/var/lib/agent";

  private final Stack stack;
  private final Agent agent;
  private final Mapping pod;

  private AgentValues(Stack stack, Agent agent) {
    this.stack = stack;
    this.agent = agent;
    this.pod =
        Metadata.values(stack, Program.GRAFANA_AGENT, "trace-collector", agent.workload()).build();
  }

  /// @param river what the agent reads
  static ChartValues of(Stack stack, Agent agent, String river, List<Mapping> env) {
    Chart chart = Metadata.release(stack, Program.GRAFANA_AGENT).chart().orElseThrow();
    String name = stack.named(Program.GRAFANA_AGENT.id());
    AgentKeys keys = new AgentValues(stack, agent).keys(name, river, env);
    return new ChartValues(Program.GRAFANA_AGENT.id(), name, chart, keys.values());
  }

  private AgentKeys keys(String name, String river, List<Mapping> env) {
    Mapping annotations = Mapping.of(stack.annotations());
    return new AgentKeys(
        name,
        ChartImage.of(stack, agent.workload().image()),
        program(river, env),
        ChartSwitch.off("a new configuration rolls the pods"),
        controller(river, AgentRiver.events(stack).map(Events.ByAgent::disk)),
        new ChartService(annotations),
        new AgentKeys.ServiceAccount(Mapping.of(stack.labels().pairs()), annotations),
        new ChartPodSecurity(Optional.of(USER), Optional.empty()));
  }

  private AgentKeys.Program program(String river, List<Mapping> env) {
    var capabilities =
        new ChartContainerSecurity.Capabilities(
            List.of("NET_BIND_SERVICE"),
            "the image's file asks for it: without it the kernel does not start the program");
    return new AgentKeys.Program(
        TplValues.literal(river),
        AgentComponent.HTTP.number(),
        STATE,
        env,
        agent.receivers().stream().map(AgentValues::port).toList(),
        pod.mapping("resources"),
        new ChartContainerSecurity(capabilities),
        List.of(mount("state", STATE), mount("tmp", "/tmp")));
  }

  private static AgentKeys.Port port(TraceProtocol protocol) {
    return new AgentKeys.Port(protocol.id(), protocol.port(), protocol.transport());
  }

  /// Who watches events remembers how far it got, and is one pod with a disk, which this chart
  /// gives to a StatefulSet alone. The chart's own kind, a DaemonSet, would send every event once a
  /// node.
  private AgentKeys.Controller controller(String river, Optional<Disk> disk) {
    return new AgentKeys.Controller(
        agent.replicas(),
        Metadata.podAnnotations(stack, List.of(river)),
        Mapping.of(stack.labels().pairs()),
        ChartPlacement.of(pod),
        disk.isPresent() ? "statefulset" : "deployment",
        Mapping.of(stack.annotations()),
        disk.stream().map(AgentValues::claim).toList(),
        disk.isPresent() ? List.of(volume("tmp")) : List.of(volume("state"), volume("tmp")));
  }

  private static Mapping claim(Disk disk) {
    Mapping requests = Mapping.of("storage", disk.size());
    Mapping spec =
        Mapping.builder()
            .put("accessModes", List.of("ReadWriteOnce"))
            .with("storageClassName", disk.storageClass())
            .put("resources", Mapping.of("requests", requests))
            .build();
    return Mapping.of("metadata", Mapping.of("name", "state"), "spec", spec);
  }

  private static Mapping volume(String name) {
    return Mapping.of("name", name, "emptyDir", Mapping.EMPTY);
  }

  private static Mapping mount(String name, String path) {
    return Mapping.of("name", name, "mountPath", path);
  }
}
