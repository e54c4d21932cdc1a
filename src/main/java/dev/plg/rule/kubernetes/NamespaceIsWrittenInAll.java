package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PodReference;
import java.util.List;
import java.util.Optional;

/// Of objects that need each other either all name their namespace or none does.
final class NamespaceIsWrittenInAll implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/mixed-namespaces",
        Severity.WARNING,
        Versions.ALL,
        "of two objects that need each other one names its namespace and the other does not",
        "applied into any other namespace they part: the pod waits for ever for what it "
            + "mounts, and kubectl reports nothing",
        "write the namespace in both, or in none; with kustomize in the overlay's `namespace`",
        "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .known()
        .filter(workload -> !isCharts(workload.object()))
        .flatMap(workload -> PodReference.by(workload).stream())
        .flatMap(needed -> check(picture, needed).stream())
        .distinct()
        .toList();
  }

  private Optional<Finding> check(Picture picture, PodReference needed) {
    KubeObject workload = needed.workload().object();
    return picture
        .find(workload, needed.kind(), needed.name())
        .filter(object -> isBeside(object, workload) && !isCharts(object))
        .filter(object -> object.namespace().isEmpty() != workload.namespace().isEmpty())
        .map(object -> about().finding(place(object, needed), message(workload, object)));
  }

  /// Whether both stand in one file or one folder, and so are applied together.
  private static boolean isBeside(KubeObject one, KubeObject other) {
    return folder(one).equals(folder(other));
  }

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
    return "%s %s names the namespace %s, and %s %s none"
        .formatted(named.kind(), named.name(), named.namespace(), unnamed.kind(), unnamed.name());
  }
}
