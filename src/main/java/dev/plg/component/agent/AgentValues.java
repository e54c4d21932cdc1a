package dev.plg.component.agent;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.component.ChartValues;
import dev.plg.component.GoTemplate;
import dev.plg.component.Metadata;
import dev.plg.component.Values;
import dev.plg.model.Agent;
import dev.plg.model.Disk;
import dev.plg.model.Events;
import dev.plg.model.ImageChoice;
import dev.plg.model.Stack;
import dev.plg.model.TraceProtocol;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The values of the chart `grafana-agent`; 0.42.0 and 0.44.2 read the same keys.
// agent operations/helm/charts/grafana-agent/templates@6ef2bd7f2, 9c3cf64c9
final class AgentValues {

  private static final String STATE = "/var/lib/agent";

  private final Stack stack;
  private final Agent agent;
  private final Values values = new Values();

  private AgentValues(Stack stack, Agent agent) {
    this.stack = stack;
    this.agent = agent;
  }

  /// @param river what the agent reads
  static ChartValues of(Stack stack, Agent agent, String river, List<Mapping> env) {
    Chart chart = Metadata.release(stack, Program.GRAFANA_AGENT).chart().orElseThrow();
    String name = stack.named(Program.GRAFANA_AGENT.id());
    var of = new AgentValues(stack, agent);
    of.values.set("fullnameOverride", name).set("crds.create", false, "for logs by API, unused here");
    of.image();
    of.program(river, env);
    of.pods(river);
    of.state(AgentRiver.events(stack).map(Events.ByAgent::disk));
    return new ChartValues(Program.GRAFANA_AGENT.id(), name, chart, of.values.build());
  }

  private void image() {
    ImageChoice image = agent.workload().image();
    values
        .setIfPresent("image.registry", Metadata.registry(stack, image))
        .setIfPresent("image.repository", image.repository())
        .setIfPresent("image.tag", image.tag())
        .setIfPresent("image.digest", image.digest());
  }

  private void program(String river, List<Mapping> env) {
    values
        .set("agent.configMap.content", GoTemplate.literal(river))
        .set("agent.listenPort", AgentComponent.HTTP_PORT)
        .set("agent.storagePath", STATE)
        .set("agent.enableReporting", false)
        .setUnlessEmpty("agent.extraEnv", Sequence.of(env))
        .setUnlessEmpty(
            "agent.extraPorts",
            Sequence.of(agent.receivers().stream().map(AgentValues::port).toList()))
        .set("configReloader.enabled", false, "a new configuration rolls the pods");
  }

  private static Mapping port(TraceProtocol protocol) {
    return Mapping.builder()
        .put("name", protocol.id())
        .put("port", protocol.port())
        .put("targetPort", protocol.port())
        .put("protocol", protocol.transport())
        .build();
  }

  private void pods(String river) {
    Mapping pod =
        Metadata.values(stack, Program.GRAFANA_AGENT, "trace-collector", agent.workload()).build();
    values
        .set("controller.replicas", agent.replicas())
        .set("controller.podAnnotations", Metadata.podAnnotations(stack, List.of(river)))
        .setUnlessEmpty("controller.podLabels", Mapping.of(stack.labels().pairs()))
        .setUnlessEmpty("service.annotations", Mapping.of(stack.annotations()))
        .setUnlessEmpty("serviceAccount.annotations", Mapping.of(stack.annotations()))
        .setFrom(pod, "nodeSelector", "controller.nodeSelector")
        .setFrom(pod, "tolerations", "controller.tolerations")
        .setFrom(pod, "affinity", "controller.affinity")
        .setFrom(pod, "resources", "agent.resources")
        .set("global.podSecurityContext.runAsNonRoot", true)
        .set("global.podSecurityContext.runAsUser", 473)
        .set("global.podSecurityContext.runAsGroup", 473)
        .set("global.podSecurityContext.fsGroup", 473)
        .set("global.podSecurityContext.seccompProfile.type", "RuntimeDefault")
        .set("agent.securityContext.allowPrivilegeEscalation", false)
        .set("agent.securityContext.readOnlyRootFilesystem", true)
        .set("agent.securityContext.capabilities.drop", List.of("ALL"))
        .set(
            "agent.securityContext.capabilities.add",
            List.of("NET_BIND_SERVICE"),
            "the image's file asks for it: without it the kernel does not start the program");
  }

  /// Who watches events remembers how far it got, and is one pod with a disk, which this chart gives to
  /// a StatefulSet alone. The chart's own kind, a DaemonSet, would send every event once a node.
  private void state(Optional<Disk> disk) {
    var volumes = new ArrayList<Mapping>();
    values.set("controller.type", disk.isPresent() ? "statefulset" : "deployment");
    disk.ifPresentOrElse(
        it -> values.set("controller.volumeClaimTemplates", Sequence.of(claim(it))),
        () -> volumes.add(volume("state")));
    volumes.add(volume("tmp"));
    values
        .set("controller.volumes.extra", Sequence.of(List.copyOf(volumes)))
        .set("agent.mounts.extra", Sequence.of(mount("state", STATE), mount("tmp", "/tmp")));
  }

  private static Mapping claim(Disk disk) {
    Mapping.Builder spec = Mapping.builder().put("accessModes", List.of("ReadWriteOnce"));
    disk.storageClass().ifPresent(name -> spec.put("storageClassName", name));
    Mapping requests = Mapping.builder().put("storage", disk.size()).build();
    spec.put("resources", Mapping.builder().put("requests", requests).build());
    return Mapping.builder()
        .put("metadata", Mapping.builder().put("name", "state").build())
        .put("spec", spec.build())
        .build();
  }

  private static Mapping volume(String name) {
    return Mapping.builder().put("name", name).put("emptyDir", Mapping.EMPTY).build();
  }

  private static Mapping mount(String name, String path) {
    return Mapping.builder().put("name", name).put("mountPath", path).build();
  }
}
