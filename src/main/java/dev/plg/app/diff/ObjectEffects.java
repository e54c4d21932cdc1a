package dev.plg.app.diff;

import dev.plg.finding.Pointer;
import dev.plg.model.InvalidValue;
import dev.plg.model.Quantity;
import dev.plg.rule.kubernetes.RolloutCommands;
import dev.plg.view.ClaimSizes;
import dev.plg.yaml.Mapping;
import java.util.Set;

/// What a difference of an object does that makes no pods.
final class ObjectEffects {

  private static final Set<String> BOOKKEEPING =
      Set.of(
          "helm.sh/chart",
          "app.kubernetes.io/managed-by",
          "app.kubernetes.io/version",
          "app.kubernetes.io/part-of",
          "app.kubernetes.io/component",
          "app.kubernetes.io/created-by",
          "chart",
          "heritage",
          "argocd.argoproj.io/instance",
          "argocd.argoproj.io/tracking-id",
          "argocd.argoproj.io/sync-wave",
          "argocd.argoproj.io/sync-options",
          "helm.sh/resource-policy",
          "helm.sh/hook",
          "helm.sh/hook-weight",
          "helm.sh/hook-delete-policy",
          "kustomize.toolkit.fluxcd.io/name",
          "kustomize.toolkit.fluxcd.io/namespace");

  /// Labels of which only those of pods are selected by, and those of Services by monitors.
  private static final Set<String> IDENTIFYING =
      Set.of("app.kubernetes.io/name", "app.kubernetes.io/instance", "app", "release");

  private static final Set<String> STORAGE_CLASS_FIXED =
      Set.of("provisioner", "parameters", "reclaimPolicy", "volumeBindingMode");

  private ObjectEffects() {}

  static Verdict of(ObjectName name, DifferentValue difference, Mapping was, Mapping now) {
    if (difference.isBelow("metadata")) {
      return metadata(name, difference);
    }
    return switch (name.kind()) {
      case "Service" -> service(name, difference);
      case "Ingress", "NetworkPolicy", "HTTPRoute", "GRPCRoute", "TCPRoute", "Gateway", "Route" ->
          Verdict.of(Effect.PORTS, "");
      case "RoleBinding", "ClusterRoleBinding" -> binding(name, difference);
      case "ServiceAccount",
          "Role",
          "ClusterRole",
          "PodSecurityPolicy",
          "SecurityContextConstraints",
          "MutatingWebhookConfiguration",
          "ValidatingWebhookConfiguration",
          "ValidatingAdmissionPolicy",
          "ValidatingAdmissionPolicyBinding",
          "CertificateSigningRequest" ->
          Verdict.of(Effect.ACCESS, "");
      case "PersistentVolumeClaim" -> claim(difference, was, now);
      case "PersistentVolume" -> Verdict.of(Effect.STORED, "");
      case "StorageClass" -> storageClass(name, difference);
      case "PriorityClass", "CSIDriver", "RuntimeClass" -> recreated(name);
      case "HorizontalPodAutoscaler" -> Verdict.of(Effect.SCALES, "");
      case "Namespace",
          "PodDisruptionBudget",
          "LimitRange",
          "ResourceQuota",
          "IngressClass",
          "CustomResourceDefinition",
          "APIService" ->
          Verdict.of(Effect.IN_PLACE, "");
      default -> Verdict.of(Effect.IN_PLACE, "its controller acts on it");
    };
  }

  /// Labels and annotations of the object itself, of whatever kind.
  static Verdict metadata(ObjectName name, DifferentValue difference) {
    String key = difference.step(2);
    if (BOOKKEEPING.contains(key)) {
      return Verdict.of(Effect.NOTHING, "it only says who manages the object");
    }
    boolean isLabel = difference.has("labels");
    if (isLabel && IDENTIFYING.contains(key) && !name.kind().equals("Service")) {
      return Verdict.of(Effect.NOTHING, "it names the object; no selector reads it");
    }
    return switch (name.kind()) {
      case "Namespace" ->
          Verdict.of(key.startsWith("pod-security.") ? Effect.ACCESS : Effect.IN_PLACE, "");
      case "ServiceAccount" -> Verdict.of(isLabel ? Effect.IN_PLACE : Effect.ACCESS, "");
      case "Service", "Ingress", "Gateway" ->
          Verdict.of(difference.has("annotations") ? Effect.PORTS : Effect.IN_PLACE, "");
      default -> Verdict.of(Effect.IN_PLACE, "");
    };
  }

  private static Verdict service(ObjectName name, DifferentValue difference) {
    return difference.last().equals("clusterIP") ? recreated(name) : Verdict.of(Effect.PORTS, "");
  }

  private static Verdict binding(ObjectName name, DifferentValue difference) {
    return difference.isBelow("roleRef") ? recreated(name) : Verdict.of(Effect.ACCESS, "");
  }

  private static Verdict storageClass(ObjectName name, DifferentValue difference) {
    return STORAGE_CLASS_FIXED.contains(difference.step(0))
        ? recreated(name)
        : Verdict.of(Effect.IN_PLACE, "for new volumes");
  }

  private static Verdict recreated(ObjectName name) {
    return Verdict.of(Effect.RECREATED, "the API server refuses the change")
        .by(name.command("delete"));
  }

  /// A claim only grows; everything else needs another one, and with the old one its data goes.
  // kubernetes pkg/apis/core/validation/validation.go ValidatePersistentVolumeClaimUpdate@v1.33
  private static Verdict claim(DifferentValue difference, Mapping was, Mapping now) {
    if (difference.isBelow("spec", "resources", "requests", "storage") && grows(was, now)) {
      return Verdict.of(
          Effect.IN_PLACE, "the volume grows where its class allows volume expansion");
    }
    if (difference.step(1).equals("volumeAttributesClassName") || difference.has("limits")) {
      return Verdict.of(Effect.IN_PLACE, "");
    }
    return Verdict.of(
            Effect.LOSES_DATA,
            "the API server refuses the change, and a claim that is deleted takes its data along:"
                + " save what is on the volume first")
        .by(new RolloutCommands(was, now).commands(Pointer.of("spec")));
  }

  private static boolean grows(Mapping was, Mapping now) {
    try {
      return new Quantity(ClaimSizes.of(now)).isMoreThan(new Quantity(ClaimSizes.of(was)));
    } catch (InvalidValue _) {
      return false;
    }
  }
}
