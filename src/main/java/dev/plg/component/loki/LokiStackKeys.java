package dev.plg.component.loki;

import dev.plg.component.ChartContainerSecurity;
import dev.plg.component.ChartPlacement;
import dev.plg.component.ChartPodSecurity;
import dev.plg.component.ChartServiceAccount;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Optional;

/// The keys of the chart `loki` 2.16.0, within `loki-stack`, that plg sets, by the chart's own
/// names and in the order written.
///
/// @param config the whole configuration, with null for what the chart has beside it
/// @param extraArgs by name, without the dash
/// @param placement `nodeSelector`, `tolerations` and `affinity`
/// @param extraVolumeMounts where the configuration writes
/// @param extraPorts of the Services
// helm-charts charts/loki@loki-2.16.0
record LokiStackKeys(
    String fullnameOverride,
    Image image,
    Mapping config,
    Mapping extraArgs,
    List<Mapping> env,
    Mapping resources,
    ChartPlacement placement,
    ChartPodSecurity securityContext,
    ChartContainerSecurity containerSecurityContext,
    Persistence persistence,
    List<Mapping> extraVolumeMounts,
    int replicas,
    List<Mapping> extraPorts,
    Mapping annotations,
    Mapping podAnnotations,
    Service service,
    Mapping podLabels,
    ChartServiceAccount serviceAccount) {

  LokiStackKeys {
    env = List.copyOf(env);
    extraVolumeMounts = List.copyOf(extraVolumeMounts);
    extraPorts = List.copyOf(extraPorts);
  }

  record Image(Optional<String> repository, String tag) {

    Mapping values() {
      return Mapping.builder()
          .with("repository", repository)
          .put("tag", tag, "the chart has 2.6.1")
          .build();
    }
  }

  /// @param size a quantity of bytes
  record Persistence(String size, Optional<String> storageClassName) {

    Mapping values() {
      return Mapping.builder()
          .put("enabled", true, "else the logs end with the pod")
          .put("size", size)
          .with("storageClassName", storageClassName)
          .build();
    }
  }

  record Service(Mapping annotations, Mapping labels) {

    Mapping values() {
      return Mapping.builder().with("annotations", annotations).with("labels", labels).build();
    }
  }

  Mapping values() {
    return Mapping.builder()
        .put("fullnameOverride", fullnameOverride)
        .put("image", image.values())
        .put(
            "config",
            config,
            "null takes a key of the chart's own away, from Helm 3.17.1 on; older ones leave it")
        .put("extraArgs", extraArgs)
        .with("env", Sequence.of(env))
        .with("resources", resources)
        .addAll(placement.values())
        .put("terminationGracePeriodSeconds", 300, "time to flush what is in memory")
        .put("livenessProbe", livenessProbe())
        .put("securityContext", securityContext.values())
        .put("containerSecurityContext", containerSecurityContext.values())
        .put("persistence", persistence.values())
        .put(
            "extraVolumeMounts",
            extraVolumeMounts,
            "where the configuration writes; the chart's own mount is /data")
        .put("replicas", replicas)
        .put("extraPorts", extraPorts)
        .with("annotations", annotations)
        .with("podAnnotations", podAnnotations)
        .with("service", service.values())
        .with("podLabels", podLabels)
        .put("serviceAccount", serviceAccount.values())
        .put("rbac", rbac())
        .build();
  }

  private static Mapping livenessProbe() {
    Mapping httpGet =
        Mapping.builder()
            .put(
                "path",
                "/loki/api/v1/status/buildinfo",
                "not /ready: it would kill a Loki that replays its log")
            .build();
    return Mapping.of("httpGet", httpGet);
  }

  private static Mapping rbac() {
    return Mapping.builder()
        .put("create", false, "nothing is asked of the API server")
        .put("pspEnabled", false, "no Kubernetes has pod security policies since 1.25")
        .build();
  }
}
