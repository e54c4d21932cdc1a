package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.WORKLOADS;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Location;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.PodReference;
import java.util.stream.Stream;

/// Objects that refer to each other all have a `metadata.namespace`, or none has.
final class KubernetesMixedNamespaces {

  static final Rule RULE =
      warning("kubernetes/mixed-namespaces", WORKLOADS)
          .what("only one of two objects that belong together has a namespace")
          .why(
              "applied to another namespace, they end up in two different ones: the pod waits"
                  + " forever for what it mounts, without an error from kubectl")
          .fix("set the namespace in both or in none; with kustomize in the overlay's `namespace`")
          .source("https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/")
          .where(workload -> !isCharts(workload.object()))
          .findsIn(KubernetesMixedNamespaces::violations);

  private KubernetesMixedNamespaces() {}

  private static Stream<Violation> violations(Workload user, Picture picture) {
    KubeObject workload = user.object();
    return PodReference.by(user).stream()
        .flatMap(
            needed ->
                picture
                    .find(workload, needed.kind(), needed.name())
                    .filter(object -> folder(object).equals(folder(workload)) && !isCharts(object))
                    .filter(
                        object -> object.namespace().isEmpty() != workload.namespace().isEmpty())
                    .map(object -> at(place(object, needed), message(workload, object)))
                    .stream());
  }

  /// Objects of one file or folder are applied together.
  private static String folder(KubeObject object) {
    String file = object.place().file();
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  /// A chart is rendered for the namespace that it is installed into.
  private static boolean isCharts(KubeObject object) {
    return object.labels().containsKey("helm.sh/chart")
        || object.labels().containsKey("chart")
        || object.labels().containsKey("heritage");
  }

  private static Location place(KubeObject object, PodReference needed) {
    return object.namespace().isEmpty() ? needed.place() : object.placeOf("metadata", "namespace");
  }

  private static String message(KubeObject workload, KubeObject object) {
    KubeObject named = workload.namespace().isEmpty() ? object : workload;
    KubeObject unnamed = workload.namespace().isEmpty() ? workload : object;
    return "%s %s has the namespace %s, but %s %s has none"
        .formatted(named.kind(), named.name(), named.namespace(), unnamed.kind(), unnamed.name());
  }
}
