package dev.plg.component.grafana;

import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.component.ChartPodSecurity;
import dev.plg.component.ChartSwitch;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Optional;

/// The keys of the chart `grafana` that plg sets, by the chart's own names and in the order
/// written.
///
/// @param admin absent for Grafana's own first login
/// @param datasources what stands in the file `datasources.yaml`
/// @param grafanaIni the sections of `grafana.ini`
/// @param dashboardProviders what stands in the file `dashboards.yaml`; empty without dashboards
/// @param placement `nodeSelector`, `tolerations` and `affinity`
/// @param version what only some versions of the chart read
// helm-charts charts/grafana/templates@grafana-10.5.15,
// community charts/grafana/templates@grafana-12.11.1, helm-charts charts/grafana@grafana-6.43.5
record GrafanaKeys(
    String fullnameOverride,
    Image image,
    Optional<Admin> admin,
    Service service,
    Persistence persistence,
    Mapping datasources,
    Mapping grafanaIni,
    Mapping dashboardProviders,
    List<Mapping> extraConfigmapMounts,
    Mapping extraLabels,
    Mapping annotations,
    Mapping podAnnotations,
    Mapping resources,
    ChartPlacement placement,
    ChartPodSecurity securityContext,
    GrafanaVersionKeys version) {

  GrafanaKeys {
    extraConfigmapMounts = List.copyOf(extraConfigmapMounts);
  }

  /// The keys of `image`: the digest is `sha`, before which the chart writes `@sha256:` itself.
  record Image(ChartImage chosen) {

    Mapping values() {
      return chosen.values().toBuilder()
          .remove("digest")
          .with("sha", chosen.digest().map(it -> it.substring("sha256:".length())))
          .build();
    }
  }

  /// The Secret with the first login, and its keys.
  record Admin(String existingSecret, String userKey, String passwordKey) {

    Mapping values() {
      return Mapping.builder()
          .put("existingSecret", existingSecret)
          .put("userKey", userKey)
          .put("passwordKey", passwordKey)
          .build();
    }
  }

  /// @param type `ClusterIP`, `NodePort` or `LoadBalancer`
  record Service(String type, Optional<Integer> nodePort, Mapping annotations) {

    Mapping values() {
      return Mapping.builder()
          .put("type", type)
          .with("nodePort", nodePort)
          .put("portName", "http")
          .with("annotations", annotations)
          .build();
    }
  }

  /// @param size a quantity of bytes
  record Persistence(String size, Optional<String> storageClassName, Mapping annotations) {

    Mapping values(Mapping ofVersion) {
      return Mapping.builder()
          .put("enabled", true)
          .put("size", size)
          .with("storageClassName", storageClassName)
          .addAll(ofVersion)
          .with("annotations", annotations)
          .build();
    }
  }

  Mapping values() {
    return Mapping.builder()
        .put("fullnameOverride", fullnameOverride)
        .with("image", image.values())
        .addAll(firstLogin())
        .put("service", service.values())
        .put("persistence", persistence.values(version.persistence()))
        .put("deploymentStrategy", recreate())
        .put("initChownData", ChartSwitch.off("runs as root; fsGroup does its work").values())
        .put("datasources", Mapping.of("datasources.yaml", datasources))
        .put("grafana.ini", grafanaIni)
        .with("dashboardProviders", providers())
        .with("extraConfigmapMounts", Sequence.of(extraConfigmapMounts))
        .with("extraLabels", extraLabels)
        .with("annotations", annotations)
        .with("podAnnotations", podAnnotations)
        .with("serviceAccount", version.serviceAccount())
        .with("resources", resources)
        .addAll(placement.values())
        .put("securityContext", securityContext.values())
        .put("enableServiceLinks", false)
        .addAll(version.sections())
        .put("testFramework", ChartSwitch.off().values())
        .build();
  }

  private Mapping firstLogin() {
    String comment = "Grafana's own first-login default; without it the chart makes a random one";
    return admin
        .map(secret -> Mapping.builder().put("admin", secret.values()))
        .orElseGet(() -> Mapping.builder().put("adminPassword", "admin", comment))
        .build();
  }

  private static Mapping recreate() {
    return Mapping.builder().put("type", "Recreate", "the volume takes one pod at a time").build();
  }

  private Mapping providers() {
    return Mapping.builder().with("dashboards.yaml", dashboardProviders).build();
  }
}
