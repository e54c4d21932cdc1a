package dev.plg.app.diff;

import java.util.Set;

/// Fields that the API server or a controller fills in where an object leaves them open: they
/// differ only where both sides set them.
final class AssignedFields {

  // kubernetes pkg/registry/core/service/ipallocator, pkg/apis/core/types.go@v1.33
  private static final Set<String> SERVICE =
      Set.of(
          "clusterIP",
          "clusterIPs",
          "ipFamilies",
          "ipFamilyPolicy",
          "healthCheckNodePort",
          "nodePort");

  private static final Set<String> CLAIM = Set.of("volumeName", "storageClassName");

  private AssignedFields() {}

  static boolean isOne(String kind, DifferentValue difference) {
    boolean isOpen = difference.before().isEmpty() || difference.after().isEmpty();
    if (!isOpen) {
      return false;
    }
    return switch (kind) {
      case "Service" -> SERVICE.contains(difference.last()) && !isNone(difference);
      case "PersistentVolumeClaim" -> CLAIM.contains(difference.last());
      case "StatefulSet" ->
          difference.last().equals("storageClassName") && difference.has("volumeClaimTemplates");
      case "ServiceAccount" -> difference.step(0).equals("imagePullSecrets");
      case "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration" ->
          difference.last().equals("caBundle");
      default -> false;
    };
  }

  /// A Service without an address of its own is another one, not one with an open address.
  private static boolean isNone(DifferentValue difference) {
    return difference.textBefore().equals("None") || difference.textAfter().equals("None");
  }
}
