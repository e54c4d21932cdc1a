package dev.plg.component.loki;

import dev.plg.component.ChartImage;
import dev.plg.component.ChartPodSecurity;
import dev.plg.component.ChartServiceAccount;
import dev.plg.component.ChartSwitch;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.Optional;

/// The keys of the chart `loki` that plg sets, by the chart's own names and in the order written.
///
/// @param nameOverride what ConfigMaps, the service account and two Services are called by; absent
///   where that is `loki`
/// @param loki the program
/// @param memberlist absent where there is no ring
/// @param version what only this version of the chart reads, in each of the sections
// loki production/helm/loki/templates@helm-loki-5.48.0, community
// charts/loki/templates@loki-18.11.0
record LokiKeys(
    String fullnameOverride,
    Optional<String> nameOverride,
    Program loki,
    ChartServiceAccount serviceAccount,
    SingleBinary singleBinary,
    Optional<Memberlist> memberlist,
    LokiVersionKeys version) {

  /// The keys of `loki`.
  ///
  /// @param authEnabled whether each request names a tenant
  /// @param storageType `filesystem` or `s3`
  /// @param structuredConfig the whole configuration, whose strings are templates
  record Program(
      ChartImage image,
      Mapping annotations,
      boolean authEnabled,
      ChartPodSecurity podSecurityContext,
      String storageType,
      Mapping structuredConfig) {

    Mapping values() {
      Mapping storage =
          Mapping.builder()
              .put("type", storageType, "decides what else the chart installs")
              .build();
      return Mapping.builder()
          .with("image", image.values())
          .with("annotations", annotations)
          .with("podAnnotations", annotations)
          .with("serviceAnnotations", annotations)
          .put("auth_enabled", authEnabled)
          .put("podSecurityContext", podSecurityContext.values())
          .put("storage", storage)
          .put("config", "", "none of the chart's own: what follows is all that Loki reads")
          .put("structuredConfig", structuredConfig)
          .build();
    }
  }

  record SingleBinary(
      int replicas,
      Mapping resources,
      Mapping nodeSelector,
      Sequence tolerations,
      Persistence persistence) {

    Mapping values() {
      return Mapping.builder()
          .put("replicas", replicas)
          .put("terminationGracePeriodSeconds", 300, "time to flush what is in memory")
          .with("resources", resources)
          .with("nodeSelector", nodeSelector)
          .with("tolerations", tolerations)
          .put("persistence", persistence.values())
          .build();
    }
  }

  /// @param size a quantity of bytes
  record Persistence(String size, Optional<String> storageClass) {

    Mapping values() {
      return Mapping.builder()
          .put("size", size)
          .with("storageClass", storageClass)
          .put(
              "enableStatefulSetAutoDeletePVC",
              false,
              "true deletes the disks with the release, and with a replica")
          .build();
    }
  }

  /// The keys of `memberlist.service`.
  ///
  /// @param publishNotReadyAddresses whether a pod is found before it is ready
  record Memberlist(boolean publishNotReadyAddresses) {

    Mapping values() {
      return Mapping.builder()
          .put(
              "publishNotReadyAddresses",
              publishNotReadyAddresses,
              "a pod must find the others before it is ready")
          .build();
    }
  }

  Mapping values() {
    return Mapping.builder()
        .put("fullnameOverride", fullnameOverride)
        .addAll(named())
        .put("loki", both(loki.values(), version.loki()))
        .put("serviceAccount", both(serviceAccount.values(), version.serviceAccount()))
        .put("singleBinary", both(singleBinary.values(), version.singleBinary()))
        .addAll(otherModes())
        .put("gateway", ChartSwitch.off("clients talk to Loki itself").values())
        .put("sidecar", rulesOff())
        .put("rbac", namespaced())
        .put("test", ChartSwitch.off("asks for the canary").values())
        .with("memberlist", ring())
        .addAll(version.sections())
        .build();
  }

  private Mapping named() {
    String comment = "a second name of the chart, for some of its objects";
    return nameOverride
        .map(name -> Mapping.builder().put("nameOverride", name, comment).build())
        .orElse(Mapping.EMPTY);
  }

  private static Mapping otherModes() {
    Mapping none = Mapping.of("replicas", 0);
    return Mapping.builder()
        .put("write", Mapping.builder().put("replicas", 0, "of other deployment modes").build())
        .put("read", none)
        .put("backend", none)
        .build();
  }

  private static Mapping rulesOff() {
    var rules = ChartSwitch.off("would read every ConfigMap and Secret");
    return Mapping.of("rules", rules.values());
  }

  private static Mapping namespaced() {
    String comment = "without cluster roles: Loki asks nothing of the API server";
    return Mapping.builder().put("namespaced", true, comment).build();
  }

  private Mapping ring() {
    return memberlist
        .map(ring -> both(ring.values(), version.memberlistService()))
        .map(service -> Mapping.of("service", service))
        .orElse(Mapping.EMPTY);
  }

  private static Mapping both(Mapping shared, Mapping own) {
    return shared.toBuilder().addAll(own).build();
  }
}
