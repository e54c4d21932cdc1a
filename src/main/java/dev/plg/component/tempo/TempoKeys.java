package dev.plg.component.tempo;

import dev.plg.component.ChartContainerSecurity;
import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.component.ChartPodSecurity;
import dev.plg.component.ChartService;
import dev.plg.component.ChartServiceAccount;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Optional;

/// The keys of the chart `tempo` that plg sets, by the chart's own names and in the order written.
///
/// @param nameOverride what the chart calls its ConfigMap by; absent where that is `tempo`
/// @param tempo the program
/// @param config a template of the whole configuration
/// @param placement `nodeSelector`, `tolerations` and `affinity`
// helm-charts charts/tempo/templates@tempo-1.8.0, community charts/tempo/templates@tempo-2.2.4
record TempoKeys(
    String fullnameOverride,
    Optional<String> nameOverride,
    Program tempo,
    String config,
    ChartServiceAccount serviceAccount,
    Persistence persistence,
    Mapping extraLabels,
    Mapping podLabels,
    Mapping podAnnotations,
    Mapping annotations,
    ChartService service,
    ChartPlacement placement,
    ChartPodSecurity securityContext,
    List<Mapping> extraVolumes) {

  TempoKeys {
    extraVolumes = List.copyOf(extraVolumes);
  }

  /// The keys of `tempo`.
  ///
  /// @param image its keys stand among the others
  record Program(
      ChartImage image,
      ExtraArgs extraArgs,
      List<Mapping> extraEnv,
      Mapping resources,
      ChartContainerSecurity securityContext,
      List<Mapping> extraVolumeMounts) {

    Program {
      extraEnv = List.copyOf(extraEnv);
      extraVolumeMounts = List.copyOf(extraVolumeMounts);
    }

    Mapping values() {
      return Mapping.builder()
          .addAll(image.values())
          .put("memBallastSizeMbs", 0, "1024 would be taken from the container's memory")
          .put("extraArgs", extraArgs.values())
          .with("extraEnv", Sequence.of(extraEnv))
          .with("resources", resources)
          .put("securityContext", securityContext.values())
          .put("extraVolumeMounts", extraVolumeMounts)
          .build();
    }
  }

  /// @param expandEnv whether the configuration names environment variables
  record ExtraArgs(String target, boolean expandEnv) {

    Mapping values() {
      return Mapping.builder()
          .put("target", target)
          .putIf(expandEnv, "config.expand-env", "true")
          .build();
    }
  }

  /// @param size a quantity of bytes
  record Persistence(String size, Optional<String> storageClassName) {

    Mapping values() {
      return Mapping.builder()
          .put("enabled", true, "without it spans are lost with the container")
          .put("size", size)
          .with("storageClassName", storageClassName)
          .build();
    }
  }

  Mapping values() {
    return Mapping.builder()
        .put("fullnameOverride", fullnameOverride)
        .addAll(named())
        .put("tempo", tempo.values())
        .put("config", config, "all that Tempo reads, in place of the chart's")
        .with("serviceAccount", serviceAccount.values())
        .put("persistence", persistence.values())
        .with("extraLabels", extraLabels)
        .with("podLabels", podLabels)
        .with("podAnnotations", podAnnotations)
        .with("annotations", annotations)
        .with("service", service.values())
        .addAll(placement.values())
        .put("securityContext", securityContext.values())
        .put("extraVolumes", extraVolumes)
        .build();
  }

  private Mapping named() {
    String comment = "what the chart calls its ConfigMap by";
    return nameOverride
        .map(name -> Mapping.builder().put("nameOverride", name, comment).build())
        .orElse(Mapping.EMPTY);
  }
}
