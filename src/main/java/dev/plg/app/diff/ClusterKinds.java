package dev.plg.app.diff;

import java.util.Set;

/// Kinds that no namespace holds.
final class ClusterKinds {

  private static final Set<String> KINDS =
      Set.of(
          "APIService",
          "CSIDriver",
          "ClusterRole",
          "ClusterRoleBinding",
          "CustomResourceDefinition",
          "IngressClass",
          "MutatingWebhookConfiguration",
          "Namespace",
          "PersistentVolume",
          "PodSecurityPolicy",
          "PriorityClass",
          "RuntimeClass",
          "SecurityContextConstraints",
          "StorageClass",
          "ValidatingAdmissionPolicy",
          "ValidatingAdmissionPolicyBinding",
          "ValidatingWebhookConfiguration");

  private ClusterKinds() {}

  static boolean isOne(String kind) {
    return KINDS.contains(kind);
  }
}
