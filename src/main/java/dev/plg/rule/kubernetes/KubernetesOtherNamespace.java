package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.PodReference;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ConfigMaps, Secrets, claims and accounts of a pod are in its namespace.
final class KubernetesOtherNamespace {

  static final Rule RULE =
      error("kubernetes/other-namespace", PICTURE)
          .what("a pod refers to an object that is in another namespace")
          .why(
              "the pod never starts: `MountVolume.SetUp failed … configmap not found`; a pod can"
                  + " only refer to objects in its own namespace")
          .fix("put the object into the pod's namespace")
          .source(
              "https://kubernetes.io/docs/concepts/configuration/configmap/#configmaps-and-pods")
          .finds(KubernetesOtherNamespace::violations);

  private KubernetesOtherNamespace() {}

  private static Stream<Violation> violations(Picture picture) {
    List<PodReference> missing =
        picture
            .known()
            .filter(workload -> !workload.object().namespace().isEmpty())
            .flatMap(workload -> PodReference.by(workload).stream())
            .filter(needed -> !needed.isFound(picture))
            .toList();
    Set<String> used = missing.isEmpty() ? Set.of() : used(picture);
    return missing.stream()
        .flatMap(
            needed ->
                needed
                    .anywhere(picture)
                    .filter(object -> !used.contains(object.title()))
                    .map(object -> at(needed.place(), message(needed, object)))
                    .stream());
  }

  /// What workloads need in their own namespaces: where one needs an object there, the one of
  /// another namespace may come from elsewhere.
  private static Set<String> used(Picture picture) {
    return picture.workloads().stream()
        .flatMap(workload -> PodReference.by(workload).stream())
        .map(PodReference::title)
        .collect(Collectors.toSet());
  }

  private static String message(PodReference needed, KubeObject object) {
    return "%s %s is in namespace %s, but %s %s is in %s"
        .formatted(
            object.kind(),
            object.name(),
            object.namespace(),
            needed.workload().kind(),
            needed.workload().name(),
            needed.workload().object().namespace());
  }
}
