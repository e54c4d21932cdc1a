package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.OBJECTS;

import dev.plg.catalog.RemovedApi;
import dev.plg.picture.KubeObject;
import dev.plg.rule.Rule;
import java.util.Optional;

/// An object has an API version that servers still serve.
final class KubernetesRemovedApi {

  static final Rule RULE =
      error("kubernetes/removed-api", OBJECTS)
          .ofAnyObject()
          .what("an object has an API version that Kubernetes has removed")
          .why(
              "the API server rejects it: `no matches for kind`; a chart that renders it cannot be"
                  + " installed")
          .fix("use the version that replaces it, or a later version of the chart")
          .source("https://kubernetes.io/docs/reference/using-api/deprecation-guide/")
          .where(it -> removed(it).isPresent())
          .says(
              "Kubernetes %3$s removed %1$s of %2$s",
              it -> it.kind(), it -> it.apiVersion(), it -> removed(it).orElseThrow().since())
          .fixedBy(it -> fix(removed(it).orElseThrow()))
          .at(it -> it.placeOf("apiVersion"));

  private KubernetesRemovedApi() {}

  private static Optional<RemovedApi> removed(KubeObject object) {
    return RemovedApi.of(object.apiVersion(), object.kind());
  }

  private static String fix(RemovedApi removed) {
    return removed.instead().isEmpty()
        ? "remove it; label the namespace with `pod-security.kubernetes.io/enforce`"
        : "write `apiVersion: %s`".formatted(removed.instead());
  }
}
