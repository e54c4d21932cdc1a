package dev.plg.component.agent;

import dev.plg.component.ChartContainerSecurity;
import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.component.ChartPodSecurity;
import dev.plg.component.ChartService;
import dev.plg.component.ChartSwitch;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;

/// The keys of the chart `grafana-agent` that plg sets, by the chart's own names and in the order
/// written; 0.42.0 and 0.44.2 read them all.
///
/// @param agent the program
/// @param podSecurityContext of `global`
// agent operations/helm/charts/grafana-agent/templates@6ef2bd7f2, 9c3cf64c9
record AgentKeys(
    String fullnameOverride,
    ChartImage image,
    Program agent,
    ChartSwitch configReloader,
    Controller controller,
    ChartService service,
    ServiceAccount serviceAccount,
    ChartPodSecurity podSecurityContext) {

  /// The keys of `agent`.
  ///
  /// @param content a template of the configuration, of `configMap`
  /// @param listenPort where the agent's own page and metrics are
  /// @param storagePath the folder of what it remembers
  /// @param mounts those of `mounts.extra`
  record Program(
      String content,
      int listenPort,
      String storagePath,
      List<Mapping> extraEnv,
      List<Port> extraPorts,
      Mapping resources,
      ChartContainerSecurity securityContext,
      List<Mapping> mounts) {

    Program {
      extraEnv = List.copyOf(extraEnv);
      extraPorts = List.copyOf(extraPorts);
      mounts = List.copyOf(mounts);
    }

    Mapping values() {
      return Mapping.builder()
          .put("configMap", Mapping.of("content", content))
          .put("listenPort", listenPort)
          .put("storagePath", storagePath)
          .put("enableReporting", false)
          .with("extraEnv", Sequence.of(extraEnv))
          .with("extraPorts", Sequence.of(extraPorts.stream().map(Port::values).toList()))
          .with("resources", resources)
          .put("securityContext", securityContext.values())
          .put("mounts", Mapping.of("extra", mounts))
          .build();
    }
  }

  /// A port of the container and, under the same number, of the Service.
  ///
  /// @param protocol `TCP` or `UDP`
  record Port(String name, int port, String protocol) {

    Mapping values() {
      return Mapping.builder()
          .put("name", name)
          .put("port", port)
          .put("targetPort", port)
          .put("protocol", protocol)
          .build();
    }
  }

  /// The keys of `controller`.
  ///
  /// @param placement its keys stand among the others
  /// @param type `deployment` or `statefulset`
  /// @param extraAnnotations of that object
  /// @param volumeClaimTemplates of a StatefulSet alone
  /// @param volumes those of `volumes.extra`
  record Controller(
      int replicas,
      Mapping podAnnotations,
      Mapping podLabels,
      ChartPlacement placement,
      String type,
      Mapping extraAnnotations,
      List<Mapping> volumeClaimTemplates,
      List<Mapping> volumes) {

    Controller {
      volumeClaimTemplates = List.copyOf(volumeClaimTemplates);
      volumes = List.copyOf(volumes);
    }

    Mapping values() {
      return Mapping.builder()
          .put("replicas", replicas)
          .put("podAnnotations", podAnnotations)
          .with("podLabels", podLabels)
          .addAll(placement.values())
          .put("type", type)
          .with("extraAnnotations", extraAnnotations)
          .with("volumeClaimTemplates", Sequence.of(volumeClaimTemplates))
          .put("volumes", Mapping.of("extra", volumes))
          .build();
    }
  }

  record ServiceAccount(Mapping additionalLabels, Mapping annotations) {

    Mapping values() {
      return Mapping.builder()
          .with("additionalLabels", additionalLabels)
          .with("annotations", annotations)
          .build();
    }
  }

  Mapping values() {
    return Mapping.builder()
        .put("fullnameOverride", fullnameOverride)
        .put("crds", crds())
        .with("image", image.values())
        .put("agent", agent.values())
        .put("configReloader", configReloader.values())
        .put("controller", controller.values())
        .with("service", service.values())
        .with("serviceAccount", serviceAccount.values())
        .put("global", global())
        .build();
  }

  private Mapping global() {
    return Mapping.of("podSecurityContext", podSecurityContext.values());
  }

  private static Mapping crds() {
    return Mapping.builder().put("create", false, "for logs by API, unused here").build();
  }
}
