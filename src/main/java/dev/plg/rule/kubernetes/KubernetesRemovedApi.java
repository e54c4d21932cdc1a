package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.OBJECTS;

import dev.plg.picture.KubeObject;
import dev.plg.rule.Rule;

/// An object has an API version that servers still serve.
final class KubernetesRemovedApi {

  static final Rule RULE =
      error("kubernetes/removed-api", OBJECTS)
          .what("an object has an API version that Kubernetes has removed")
          .why(
              "the API server rejects it: `no matches for kind`; a chart that renders it cannot be"
                  + " installed")
          .fix("use the version that replaces it, or a later version of the chart")
          .source("https://kubernetes.io/docs/reference/using-api/deprecation-guide/")
          .where(it -> !removed(it).since().isEmpty())
          .says(
              "Kubernetes %3$s removed %1$s of %2$s",
              it -> it.kind(), it -> it.apiVersion(), it -> removed(it).since())
          .fixedBy(it -> removed(it).fix())
          .at(it -> it.placeOf("apiVersion"));

  private KubernetesRemovedApi() {}

  /// @param since the release that no longer serves it; empty where all do
  /// @param instead the version that took its place; empty where none did
  private record Removed(String since, String instead) {

    private String fix() {
      return instead.isEmpty()
          ? "remove it; label the namespace with `pod-security.kubernetes.io/enforce`"
          : "write `apiVersion: %s`".formatted(instead);
    }
  }

  private static final Removed SERVED = new Removed("", "");

  private static Removed removed(KubeObject object) {
    return switch (object.apiVersion()) {
      case "rbac.authorization.k8s.io/v1beta1" ->
          new Removed("1.22", "rbac.authorization.k8s.io/v1");
      case "apps/v1beta1", "apps/v1beta2" -> new Removed("1.16", "apps/v1");
      case "extensions/v1beta1" -> ofExtensions(object.kind());
      case "networking.k8s.io/v1beta1" ->
          object.kind().equals("Ingress") ? new Removed("1.22", "networking.k8s.io/v1") : SERVED;
      case "policy/v1beta1" ->
          object.kind().equals("PodSecurityPolicy")
              ? new Removed("1.25", "")
              : new Removed("1.25", "policy/v1");
      case "autoscaling/v2beta1" -> new Removed("1.25", "autoscaling/v2");
      case "autoscaling/v2beta2" -> new Removed("1.26", "autoscaling/v2");
      case "batch/v1beta1" -> new Removed("1.25", "batch/v1");
      default -> SERVED;
    };
  }

  private static Removed ofExtensions(String kind) {
    return switch (kind) {
      case "Ingress" -> new Removed("1.22", "networking.k8s.io/v1");
      case "NetworkPolicy" -> new Removed("1.16", "networking.k8s.io/v1");
      case "PodSecurityPolicy" -> new Removed("1.16", "");
      default -> new Removed("1.16", "apps/v1");
    };
  }
}
