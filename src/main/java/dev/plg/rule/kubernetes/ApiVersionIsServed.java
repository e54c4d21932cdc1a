package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.ArrayList;
import java.util.List;

/// An object is written in a version of its API that servers still serve.
final class ApiVersionIsServed implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/removed-api",
        Severity.ERROR,
        Versions.ALL,
        "an object is written in an API version that Kubernetes has removed",
        "the API server refuses it: `no matches for kind`; a chart that renders it cannot be "
            + "installed at all",
        "write the version that took its place, or render a later version of the chart",
        "https://kubernetes.io/docs/reference/using-api/deprecation-guide/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    for (KubeObject object : picture.objects()) {
      Removed removed = removed(object.apiVersion(), object.kind());
      if (!removed.since.isEmpty()) {
        findings.add(
            about()
                .finding(
                    object.placeOf("apiVersion"),
                    "%s of %s is gone since Kubernetes %s"
                        .formatted(object.kind(), object.apiVersion(), removed.since),
                    removed.fix()));
      }
    }
    return findings;
  }

  /// @param since the release that no longer serves it; empty where all do
  /// @param instead the version that took its place; empty where none did
  private record Removed(String since, String instead) {

    String fix() {
      return instead.isEmpty()
          ? "remove it; label the namespace with `pod-security.kubernetes.io/enforce`"
          : "write `apiVersion: %s`".formatted(instead);
    }
  }

  private static final Removed SERVED = new Removed("", "");

  private static Removed removed(String apiVersion, String kind) {
    return switch (apiVersion) {
      case "rbac.authorization.k8s.io/v1beta1" ->
          new Removed("1.22", "rbac.authorization.k8s.io/v1");
      case "apps/v1beta1", "apps/v1beta2" -> new Removed("1.16", "apps/v1");
      case "extensions/v1beta1" -> ofExtensions(kind);
      case "networking.k8s.io/v1beta1" ->
          kind.equals("Ingress") ? new Removed("1.22", "networking.k8s.io/v1") : SERVED;
      case "policy/v1beta1" ->
          kind.equals("PodSecurityPolicy")
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
