package dev.plg.component.agent;

import dev.plg.catalog.Program;
import dev.plg.component.ChartInput;
import dev.plg.component.ChartSwitch;
import dev.plg.component.Metadata;
import dev.plg.component.Ports;
import dev.plg.component.TplValues;
import dev.plg.component.pod.Claim;
import dev.plg.component.pod.ContainerSecurity;
import dev.plg.component.pod.PodSecurity;
import dev.plg.component.pod.PodVolume;
import dev.plg.component.pod.Variable;
import dev.plg.model.Agent;
import dev.plg.model.Disk;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;
import java.util.Optional;

/// The values of the chart `grafana-agent`, by the chart's own names and in the order written.
///
/// @param river what the agent reads
// agent operations/helm/charts/grafana-agent/templates@6ef2bd7f2, 9c3cf64c9
record AgentChart(ChartInput input, Agent agent, String river, List<Variable> env)
    implements Section {

  private static final int USER = 473;
  private static final PodVolume STATE = new PodVolume.Temporary("state");
  private static final PodVolume TMP = new PodVolume.Temporary("tmp");
  private static final String FOLDER = "/var/lib/agent";

  private static final ContainerSecurity SECURITY =
      new ContainerSecurity(
          List.of("NET_BIND_SERVICE"),
          "the binary of the image has this file capability: without it the kernel does not start"
              + " the program");

  AgentChart {
    env = List.copyOf(env);
  }

  static ChartValues of(Stack stack, Agent agent, String river, List<Variable> env) {
    var input = new ChartInput(stack, Program.GRAFANA_AGENT, agent.workload());
    return input.values(new AgentChart(input, agent, river, env));
  }

  @Override
  public Mapping tree() {
    return Mapping.builder()
        .put("fullnameOverride", input.name())
        .put("crds", ChartSwitch.notCreated("for logs by API, unused here"))
        .with("image", input.image("image"))
        .put("agent", program())
        .put("configReloader", ChartSwitch.off("a changed configuration restarts the pods"))
        .put("controller", controller(AgentRiver.events(input.stack()).map(Events.ByAgent::disk)))
        .with("service", input.annotated())
        .with("serviceAccount", input.account())
        .put("global", Mapping.of("podSecurityContext", PodSecurity.of(USER)))
        .build();
  }

  private Mapping program() {
    return Mapping.builder()
        .put("configMap", Mapping.of("content", TplValues.literal(river)))
        .put("listenPort", AgentComponent.HTTP.number())
        .put("storagePath", FOLDER)
        .put("enableReporting", false)
        .with("extraEnv", env)
        .with("extraPorts", Ports.ofChart(AgentComponent.receivers(input.stack())))
        .with("resources", input.resources())
        .put("securityContext", SECURITY)
        .put("mounts", Mapping.of("extra", List.of(STATE.at(FOLDER), TMP.at("/tmp"))))
        .build();
  }

  /// Who watches events remembers how far it got, and is one pod with a disk, which this chart
  /// gives to a StatefulSet alone. The chart's own kind, a DaemonSet, would send every event once a
  /// node.
  private Mapping controller(Optional<Disk> disk) {
    return Mapping.builder()
        .put("replicas", agent.replicas())
        .put("podAnnotations", Metadata.podAnnotations(input.stack(), List.of(river)))
        .with("podLabels", input.labels())
        .addAll(input.placement())
        .put("type", disk.isPresent() ? "statefulset" : "deployment")
        .with("extraAnnotations", input.annotations())
        .with("volumeClaimTemplates", disk.map(it -> List.of(new Claim(STATE.name(), it))))
        .put("volumes", Mapping.of("extra", disk.isPresent() ? List.of(TMP) : List.of(STATE, TMP)))
        .build();
  }
}
