package dev.plg.component.alloy;

import dev.plg.component.ChartContainerSecurity;
import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.component.ChartSwitch;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// The keys of the chart `alloy` that plg sets, by the chart's own names and in the order written.
///
/// @param alloy the program
/// @param rbac absent where nothing is asked of the API server
// alloy operations/helm/charts/alloy/templates@helm-chart/1.11.1
record AlloyKeys(
    String fullnameOverride,
    ChartImage image,
    Program alloy,
    Controller controller,
    Optional<Rbac> rbac,
    Mapping labels,
    Mapping annotations) {

  /// The keys of `alloy`.
  ///
  /// @param content a template of the configuration, of `configMap`
  /// @param storagePath the folder of what it remembers
  /// @param mounts those of `mounts.extra`
  record Program(
      String content,
      String storagePath,
      List<String> extraArgs,
      Mapping resources,
      List<Mapping> mounts) {

    Program {
      extraArgs = List.copyOf(extraArgs);
      mounts = List.copyOf(mounts);
    }

    Mapping values() {
      return Mapping.builder()
          .put("configMap", Mapping.of("content", content))
          .put("storagePath", storagePath, "on the node, so that a new pod reads on")
          .put("enableReporting", false)
          .put("extraArgs", extraArgs)
          .with("resources", resources)
          .put("securityContext", ChartContainerSecurity.NO_PRIVILEGE.values())
          .put("mounts", Mapping.of("extra", mounts))
          .build();
    }
  }

  /// The keys of `controller`, which is a DaemonSet.
  ///
  /// @param placement its keys stand among the others
  /// @param volumes those of `volumes.extra`
  record Controller(
      Mapping podAnnotations, Mapping podLabels, ChartPlacement placement, List<Mapping> volumes) {

    Controller {
      volumes = List.copyOf(volumes);
    }

    Mapping values(Mapping annotations) {
      return Mapping.builder()
          .put("podAnnotations", podAnnotations)
          .with("podLabels", podLabels)
          .addAll(placement.values())
          .with("extraAnnotations", annotations)
          .put("volumes", Mapping.of("extra", volumes))
          .build();
    }
  }

  /// The rights on pods. The chart writes one list after the other, and breaks where one is empty.
  record Rbac(List<String> verbs, List<String> clusterVerbs) {

    Rbac {
      verbs = List.copyOf(verbs);
      clusterVerbs = List.copyOf(clusterVerbs);
    }

    Mapping values() {
      return Mapping.builder()
          .put("rules", List.of(rule(verbs)), "for discovery.kubernetes; neither list may be empty")
          .put("clusterRules", List.of(rule(clusterVerbs)))
          .build();
    }

    private static Mapping rule(List<String> verbs) {
      return Mapping.builder()
          .put("apiGroups", List.of(""))
          .put("resources", List.of("pods"))
          .put("verbs", verbs)
          .build();
    }
  }

  Mapping values() {
    String atRest = "a new configuration rolls the pods";
    return Mapping.builder()
        .put("fullnameOverride", fullnameOverride)
        .put("crds", Mapping.builder().put("create", false, "for logs by API, unused here").build())
        .with("image", image.values())
        .put("alloy", alloy.values())
        .put("configReloader", ChartSwitch.off(atRest).values())
        .put("controller", controller.values(annotations))
        .put("service", ChartSwitch.off("nothing calls it").values())
        .put("rbac", rbac.map(Rbac::values).orElseGet(AlloyKeys::noRights))
        .put("serviceAccount", account())
        .put("global", Mapping.of("podSecurityContext", root()))
        .build();
  }

  private Mapping account() {
    return Mapping.builder()
        .with("additionalLabels", labels)
        .with("annotations", annotations)
        .put("automountServiceAccountToken", rbac.isPresent())
        .build();
  }

  private static Mapping noRights() {
    return Mapping.builder().put("create", false, "nothing is asked of the API server").build();
  }

  private static Mapping root() {
    return Mapping.builder()
        .put("runAsUser", 0, "the log files belong to root")
        .put("runAsGroup", 0)
        .put("seccompProfile", Mapping.of("type", "RuntimeDefault"))
        .build();
  }
}
