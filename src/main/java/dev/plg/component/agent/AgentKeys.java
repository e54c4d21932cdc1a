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
          .put("configMap", Mapping.builder().put("content", content).build())
          .put("listenPort", listenPort)
          .put("storagePath", storagePath)
          .put("enableReporting", false)
          .putUnlessEmpty("extraEnv", Sequence.of(extraEnv))
          .putUnlessEmpty("extraPorts", Sequence.of(extraPorts.stream().map(Port::values).toList()))
          .putUnlessEmpty("resources", resources)
          .put("securityContext", securityContext.values())
          .put("mounts", Mapping.builder().put("extra", mounts).build())
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
          .putUnlessEmpty("podLabels", podLabels)
          .addAll(placement.values())
          .put("type", type)
          .putUnlessEmpty("extraAnnotations", extraAnnotations)
          .putUnlessEmpty("volumeClaimTemplates", Sequence.of(volumeClaimTemplates))
          .put("volumes", Mapping.builder().put("extra", volumes).build())
          .build();
    }
  }

  record ServiceAccount(Mapping additionalLabels, Mapping annotations) {

    Mapping values() {
      return Mapping.builder()
          .putUnlessEmpty("additionalLabels", additionalLabels)
          .putUnlessEmpty("annotations", annotations)
          .build();
    }
  }

  Mapping values() {
    return Mapping.builder()
        .put("fullnameOverride", fullnameOverride)
        .put("crds", crds())
        .putUnlessEmpty("image", image.values())
        .put("agent", agent.values())
        .put("configReloader", configReloader.values())
        .put("controller", controller.values())
        .putUnlessEmpty("service", service.values())
        .putUnlessEmpty("serviceAccount", serviceAccount.values())
        .put("global", global())
        .build();
  }

  private Mapping global() {
    return Mapping.builder().put("podSecurityContext", podSecurityContext.values()).build();
  }

  private static Mapping crds() {
    return Mapping.builder().put("create", false, "for logs by API, unused here").build();
  }
}
