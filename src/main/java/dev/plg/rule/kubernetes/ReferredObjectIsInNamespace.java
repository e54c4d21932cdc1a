package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PodReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A pod sees the ConfigMaps, Secrets, claims and accounts of its own namespace alone.
final class ReferredObjectIsInNamespace implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/other-namespace",
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
    List<PodReference> missing =
        picture
            .known()
            .filter(workload -> !workload.object().namespace().isEmpty())
            .flatMap(workload -> PodReference.by(workload).stream())
            .filter(needed -> !needed.isFound(picture))
            .toList();
    Set<String> used = missing.isEmpty() ? Set.of() : used(picture);
    return missing.stream().flatMap(needed -> check(picture, needed, used).stream()).toList();
  }

  private Optional<Finding> check(Picture picture, PodReference needed, Set<String> used) {
    return needed
        .anywhere(picture)
        .filter(object -> !used.contains(object.title()))
        .map(object -> about().finding(needed.place(), message(needed, object)));
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
    return "%s is in namespace %s, and %s in %s"
        .formatted(
            object.kind() + " " + object.name(),
            object.namespace(),
            needed.workload().kind() + " " + needed.workload().name(),
            needed.workload().object().namespace());
  }
}
