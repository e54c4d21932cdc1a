package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;
import java.util.Optional;

/// A pod sees the ConfigMaps, Secrets, claims and accounts of its own namespace alone.
final class ReferredObjectIsInNamespace implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/other-namespace",
        List.of("K-01"),
        Severity.ERROR,
        Versions.ALL,
        "a pod needs an object that is in another namespace",
        "the pod waits for ever: `MountVolume.SetUp failed … configmap not found`; no name "
            + "reaches into another namespace",
        "put the object into the pod's namespace",
        "https://kubernetes.io/docs/concepts/configuration/configmap/#configmaps-and-pods");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .known()
        .filter(workload -> !workload.object().namespace().isEmpty())
        .flatMap(workload -> Needed.by(workload).stream())
        .filter(needed -> !needed.isFound(picture))
        .flatMap(needed -> check(picture, needed).stream())
        .toList();
  }

  private Optional<Finding> check(Picture picture, Needed needed) {
    return needed
        .anywhere(picture)
        .filter(object -> !isUsedThere(picture, object))
        .map(object -> about().finding(needed.place(), message(needed, object)));
  }

  /// Whether another workload needs it where it is: then this one's own may come from elsewhere.
  private static boolean isUsedThere(Picture picture, KubeObject object) {
    return picture.workloads().stream()
        .filter(it -> it.object().namespace().equals(object.namespace()))
        .anyMatch(it -> Needed.by(it).stream().anyMatch(needed -> needed.isNamedLike(object)));
  }

  private static String message(Needed needed, KubeObject object) {
    return "%s is in namespace %s, and %s in %s"
        .formatted(
            object.kind() + " " + object.name(),
            object.namespace(),
            needed.workload().kind() + " " + needed.workload().name(),
            needed.workload().object().namespace());
  }
}
