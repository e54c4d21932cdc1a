package dev.plg.view;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields that the API server never changes while an object lives.
public final class ImmutableFields {

  public static final Pointer CLAIMS = Pointer.of("spec", "volumeClaimTemplates");

  /// The size of a claim, which may grow.
  public static final Pointer SIZE = Pointer.of("spec", "resources", "requests", "storage");

  private static final Pointer REPLICAS = Pointer.of("spec", "replicas");
  private static final Pointer SELECTOR = Pointer.of("spec", "selector");
  private static final Pointer ROLE = Pointer.of("roleRef");

  // kubernetes pkg/apis/apps/validation/validation.go ValidateStatefulSetUpdate,
  // ValidateDeploymentUpdate, ValidateDaemonSetUpdate; pkg/apis/core/validation/validation.go
  // ValidatePersistentVolumeClaimUpdate, ValidateServiceUpdate;
  // pkg/apis/rbac/validation/validation.go
  private static final Map<String, List<Pointer>> BY_KIND =
      Map.of(
          "StatefulSet",
          List.of(
              Pointer.of("spec", "serviceName"),
              SELECTOR,
              Pointer.of("spec", "podManagementPolicy"),
              CLAIMS),
          "Deployment",
          List.of(SELECTOR),
          "DaemonSet",
          List.of(SELECTOR),
          "PersistentVolumeClaim",
          List.of(Pointer.of("spec", "accessModes"), Pointer.of("spec", "storageClassName"), SIZE),
          "Service",
          List.of(Pointer.of("spec", "clusterIP")),
          "RoleBinding",
          List.of(ROLE),
          "ClusterRoleBinding",
          List.of(ROLE));

  private ImmutableFields() {}

  public static List<Pointer> of(String kind) {
    return BY_KIND.getOrDefault(kind, List.of());
  }

  /// The object with these fields alone, and with what commands about it name; empty without any.
  public static Optional<Mapping> kept(Mapping object) {
    String kind = object.text("kind").orElse("");
    List<Pointer> present =
        of(kind).stream().filter(field -> object.find(field).isPresent()).toList();
    if (present.isEmpty()) {
      return Optional.empty();
    }
    Mapping.Builder metadata = Mapping.builder();
    for (String key : List.of("namespace", "name")) {
      object.mapping("metadata").find(key).ifPresent(value -> metadata.put(key, value));
    }
    Mapping kept = Mapping.builder().put("kind", kind).put("metadata", metadata.build()).build();
    for (Pointer field : present) {
      kept = with(kept, object, field);
    }
    return Optional.of(kind.equals("StatefulSet") ? with(kept, object, REPLICAS) : kept);
  }

  private static Mapping with(Mapping kept, Mapping object, Pointer field) {
    return object.find(field).map(value -> set(kept, field.steps(), value)).orElse(kept);
  }

  private static Mapping set(Mapping tree, List<String> way, Object value) {
    String key = way.getFirst();
    List<String> rest = way.subList(1, way.size());
    return tree.toBuilder()
        .put(key, rest.isEmpty() ? value : set(tree.mapping(key), rest, value))
        .build();
  }
}
