package dev.plg.component.promtail;

import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.component.ChartPodSecurity;
import dev.plg.component.ChartServiceAccount;
import dev.plg.component.ChartSwitch;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Optional;

/// The keys of the chart `promtail` that plg sets, by the chart's own names and in the order
/// written.
///
/// @param placement `nodeSelector`, `tolerations` and `affinity`
/// @param extraArgs arguments after the chart's; may be empty
/// @param rbac absent for the chart's default, which makes a cluster role
/// @param automountServiceAccountToken absent where the chart has no such key, or its default holds
// helm-charts charts/promtail/templates@promtail-6.15.5, promtail-6.17.1
record PromtailKeys(
    String fullnameOverride,
    ChartImage image,
    ChartSwitch configmap,
    Config config,
    ChartPodSecurity podSecurityContext,
    Mapping podLabels,
    Mapping annotations,
    Mapping podAnnotations,
    Mapping resources,
    ChartPlacement placement,
    List<String> extraArgs,
    Optional<Rbac> rbac,
    Optional<Boolean> automountServiceAccountToken,
    ChartServiceAccount serviceAccount,
    Volumes volumes) {

  PromtailKeys {
    extraArgs = List.copyOf(extraArgs);
  }

  /// @param file a template of the whole configuration
  /// @param serverPort where the chart's probes and Service find Promtail
  record Config(String file, int serverPort) {

    Mapping values() {
      return Mapping.builder()
          .put(
              "file", file, "all that Promtail reads, in place of the chart's clients and snippets")
          .put("serverPort", serverPort)
          .build();
    }
  }

  record Rbac(boolean create, String comment) {

    Mapping values() {
      return Mapping.builder().put("create", create, comment).build();
    }
  }

  /// Every volume, since a list replaces the chart's.
  ///
  /// @param comment why these
  record Volumes(List<Mapping> defaultVolumes, List<Mapping> defaultVolumeMounts, String comment) {

    Volumes {
      defaultVolumes = List.copyOf(defaultVolumes);
      defaultVolumeMounts = List.copyOf(defaultVolumeMounts);
    }

    Mapping values() {
      return Mapping.builder()
          .put("defaultVolumes", defaultVolumes, comment)
          .put("defaultVolumeMounts", defaultVolumeMounts)
          .build();
    }
  }

  Mapping values() {
    return Mapping.builder()
        .put("fullnameOverride", fullnameOverride)
        .with("image", image.values())
        .put("configmap", configmap.values())
        .put("config", config.values())
        .put("enableServiceLinks", false)
        .put("podSecurityContext", podSecurityContext.values())
        .with("podLabels", podLabels)
        .with("annotations", annotations)
        .with("podAnnotations", podAnnotations)
        // with annotations beside the others', else beside the token
        .putIf(!serviceAccount.annotations().isEmpty(), "serviceAccount", serviceAccount.values())
        .with("resources", resources)
        .with("nodeSelector", placement.nodeSelector())
        // an empty list takes the chart's own away
        .put("tolerations", placement.tolerations())
        .with("affinity", placement.affinity())
        .with("extraArgs", Sequence.of(extraArgs))
        .with("rbac", rbac.map(Rbac::values).orElse(Mapping.EMPTY))
        .addAll(token())
        .with("serviceAccount", serviceAccount.values())
        .addAll(volumes.values())
        .build();
  }

  private Mapping token() {
    String comment = "above what the account says";
    return automountServiceAccountToken
        .map(mount -> Mapping.builder().put("automountServiceAccountToken", mount, comment).build())
        .orElse(Mapping.EMPTY);
  }
}
