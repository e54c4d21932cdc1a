package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Volume;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// The Pod Security level of a namespace admits the pods in it.
final class PodSecurityAdmitsPods implements PictureRule {

  private static final String LABEL = "pod-security.kubernetes.io/enforce";

  @Override
  public About about() {
    return new About(
        "kubernetes/pod-security",
        Severity.ERROR,
        Versions.ALL,
        "the namespace refuses the pods of a program",
        "the workload is accepted and makes no pod; only its events say `violates PodSecurity`",
        "label the namespace `pod-security.kubernetes.io/enforce: privileged`, or put what reads "
            + "nodes into a namespace of its own",
        "https://kubernetes.io/docs/concepts/security/pod-security-standards/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .objects("Namespace")
        .filter(namespace -> isStrict(namespace.labels().getOrDefault(LABEL, "")))
        .flatMap(
            namespace ->
                picture
                    .known()
                    .filter(it -> it.object().namespace().equals(namespace.name()))
                    .flatMap(it -> check(namespace, it).stream()))
        .toList();
  }

  private static boolean isStrict(String level) {
    return level.equals("baseline") || level.equals("restricted");
  }

  private Optional<Finding> check(KubeObject namespace, Workload workload) {
    return violation(workload, namespace.labels().getOrDefault(LABEL, ""))
        .map(
            violation ->
                about()
                    .finding(
                        violation.place,
                        "%s has %s, and namespace %s is %s"
                            .formatted(
                                workload.title(),
                                violation.what,
                                namespace.name(),
                                namespace.labels().getOrDefault(LABEL, ""))));
  }

  private record Violation(String what, Location place) {}

  private static Optional<Violation> violation(Workload workload, String level) {
    Optional<Violation> found = ofVolumes(workload).or(() -> ofHost(workload));
    for (Container container : workload.containers()) {
      found = found.or(() -> ofContainer(container));
    }
    return level.equals("restricted") ? found.or(() -> ofRoot(workload)) : found;
  }

  private static Optional<Violation> ofVolumes(Workload workload) {
    for (Volume volume : workload.volumes()) {
      if (volume.hostPath().isPresent()) {
        return Optional.of(
            new Violation("a hostPath volume", volume.tree().placeOf("hostPath", "path")));
      }
    }
    return Optional.empty();
  }

  private static Optional<Violation> ofHost(Workload workload) {
    for (String key : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (isTrue(workload.podSpec(), key)) {
        return Optional.of(new Violation("`" + key + "`", workload.podSpec().placeOf(key)));
      }
    }
    return Optional.empty();
  }

  private static Optional<Violation> ofContainer(Container container) {
    if (isTrue(container.tree().mapping("securityContext"), "privileged")) {
      return Optional.of(
          new Violation(
              "a privileged container", container.placeOf("securityContext", "privileged")));
    }
    return container.ports().stream()
        .filter(port -> !port.tree().text("hostPort").orElse("0").equals("0"))
        .findFirst()
        .map(port -> new Violation("a host port", port.tree().placeOf("hostPort")));
  }

  /// Whether nothing says that a container does not run as root.
  private static Optional<Violation> ofRoot(Workload workload) {
    Mapping ofPod = workload.podSpec().mapping("securityContext");
    for (Container container : workload.containers()) {
      Mapping own = container.tree().mapping("securityContext");
      boolean said = own.find("runAsNonRoot").isPresent();
      if (!isTrue(said ? own : ofPod, "runAsNonRoot")) {
        return Optional.of(
            new Violation(
                "a container without `runAsNonRoot: true`", container.placeOf("securityContext")));
      }
    }
    return Optional.empty();
  }

  private static boolean isTrue(Mapping mapping, String key) {
    return mapping.text(key).filter("true"::equals).isPresent();
  }
}
