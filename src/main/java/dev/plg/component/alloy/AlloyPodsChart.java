package dev.plg.component.alloy;

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
import dev.plg.model.Disk;
import dev.plg.plan.ChartValues;
import dev.plg.plan.ComponentPort;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;
import java.util.Optional;

/// The values of the chart `alloy` for pods that read nothing of a node, by the chart's own names
/// and in the order written.
///
/// @param config what Alloy reads
/// @param disk of the one pod that remembers something; empty for pods that do not
/// @param receivers the ports of the pods and, under the same numbers, of the Service
/// @param rights what the pods ask the API server
// alloy operations/helm/charts/alloy/templates@helm-chart/1.11.1
record AlloyPodsChart(
    ChartInput input,
    String config,
    int replicas,
    Optional<Disk> disk,
    List<ComponentPort> receivers,
    List<Variable> env,
    List<Right> rights)
    implements Section {

  // alloy Dockerfile@v1.18.1
  private static final int USER = 473;
  private static final PodVolume STATE = new PodVolume.Temporary("state");

  /// To list and to watch objects of a group.
  record Right(String group, List<String> resources) {

    Right {
      resources = List.copyOf(resources);
    }

    private Mapping to(String verb) {
      return Mapping.of(
          "apiGroups", List.of(group), "resources", resources, "verbs", List.of(verb));
    }
  }

  AlloyPodsChart {
    receivers = List.copyOf(receivers);
    env = List.copyOf(env);
    rights = List.copyOf(rights);
  }

  ChartValues values() {
    return input.values(this);
  }

  @Override
  public Mapping tree() {
    PodSecurity security = disk.isPresent() ? PodSecurity.withDisk(USER) : PodSecurity.of(USER);
    return Mapping.builder()
        .put("fullnameOverride", input.name())
        .put("nameOverride", input.component(), "the pods are selected by it")
        .put("crds", ChartSwitch.notCreated("for logs by API, unused here"))
        .with("image", input.image("image"))
        .put("alloy", program())
        .put("configReloader", ChartSwitch.off("a changed configuration restarts the pods"))
        .put("controller", controller())
        .with("service", input.annotated())
        .put("rbac", rights(rights))
        .with("serviceAccount", input.account())
        .put("global", Mapping.of("podSecurityContext", security))
        .build();
  }

  private Mapping program() {
    return Mapping.builder()
        .put("configMap", Mapping.of("content", TplValues.literal(config)))
        .put("storagePath", AlloyComponent.STATE)
        .put("enableReporting", false)
        .put("extraArgs", AlloyDialect.of(input.stack(), input.pods()).closed())
        .with("extraEnv", env)
        .with("extraPorts", Ports.ofChart(receivers))
        .with("resources", input.resources())
        .put("securityContext", ContainerSecurity.NO_PRIVILEGE)
        .put("mounts", Mapping.of("extra", List.of(STATE.at(AlloyComponent.STATE))))
        .build();
  }

  /// The chart's own kind, a DaemonSet, would run a pod a node.
  private Mapping controller() {
    return Mapping.builder()
        .put("type", disk.isPresent() ? "statefulset" : "deployment")
        .put("replicas", replicas)
        .put("podAnnotations", Metadata.podAnnotations(input.stack(), List.of(config)))
        .with("podLabels", input.labels())
        .addAll(input.placement())
        .with("extraAnnotations", input.annotations())
        .with("volumeClaimTemplates", disk.map(it -> List.of(new Claim(STATE.name(), it))))
        .putIf(
            replicas > 1, "podDisruptionBudget", Mapping.of("enabled", true, "maxUnavailable", 1))
        .putIf(disk.isEmpty(), "volumes", Mapping.of("extra", List.of(STATE)))
        .build();
  }

  /// The rights to list and to watch. The chart writes one list after the other, and breaks where
  /// one is empty.
  static Mapping rights(List<Right> rights) {
    return Mapping.builder()
        .put(
            "rules", rights.stream().map(it -> it.to("list")).toList(), "neither list may be empty")
        .put("clusterRules", rights.stream().map(it -> it.to("watch")).toList())
        .build();
  }
}
