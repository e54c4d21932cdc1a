package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.objects;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Location;
import dev.plg.picture.Container;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.yaml.Mapping;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The Pod Security level of a namespace admits the pods in it.
final class KubernetesPodSecurity {

  private static final String LABEL = "pod-security.kubernetes.io/enforce";
  private static final Set<String> STRICT = Set.of("baseline", "restricted");

  static final Rule RULE =
      error("kubernetes/pod-security", objects("Namespace"))
          .what("the namespace rejects the pods of a program")
          .why(
              "the workload is accepted but gets no pods; only its events contain `violates"
                  + " PodSecurity`")
          .fix(
              "label the namespace `pod-security.kubernetes.io/enforce: privileged`, or put"
                  + " programs that read from nodes into a separate namespace")
          .source("https://kubernetes.io/docs/concepts/security/pod-security-standards/")
          .where(namespace -> STRICT.contains(level(namespace)))
          .findsIn(KubernetesPodSecurity::violations);

  private KubernetesPodSecurity() {}

  private static String level(KubeObject namespace) {
    return namespace.labels().getOrDefault(LABEL, "");
  }

  private static Stream<Violation> violations(KubeObject namespace, Picture picture) {
    return picture
        .known()
        .filter(it -> it.object().namespace().equals(namespace.name()))
        .flatMap(
            workload ->
                refused(workload, level(namespace))
                    .map(
                        it ->
                            at(
                                it.place(),
                                "%s has %s, but namespace %s enforces %s",
                                workload.title(),
                                it.what(),
                                namespace.name(),
                                level(namespace)))
                    .stream());
  }

  private record Refused(String what, Location place) {}

  private static Optional<Refused> refused(Workload workload, String level) {
    return Stream.of(
            ofVolumes(workload),
            ofHost(workload),
            workload.containers().stream().flatMap(KubernetesPodSecurity::ofContainer),
            level.equals("restricted") ? ofRoot(workload) : Stream.<Refused>empty())
        .flatMap(it -> it)
        .findFirst();
  }

  private static Stream<Refused> ofVolumes(Workload workload) {
    return workload.volumes().stream()
        .filter(volume -> volume.hostPath().isPresent())
        .map(volume -> new Refused("a hostPath volume", volume.tree().placeOf("hostPath", "path")));
  }

  private static Stream<Refused> ofHost(Workload workload) {
    return Stream.of("hostNetwork", "hostPID", "hostIPC")
        .filter(workload.podSpec()::isOn)
        .map(key -> new Refused("`" + key + "`", workload.podSpec().placeOf(key)));
  }

  private static Stream<Refused> ofContainer(Container container) {
    return container.tree().mapping("securityContext").isOn("privileged")
        ? Stream.of(
            new Refused(
                "a privileged container", container.placeOf("securityContext", "privileged")))
        : container.ports().stream()
            .filter(port -> !port.tree().text("hostPort").orElse("0").equals("0"))
            .map(port -> new Refused("a host port", port.tree().placeOf("hostPort")));
  }

  /// The containers that may run as root.
  private static Stream<Refused> ofRoot(Workload workload) {
    Mapping ofPod = workload.podSpec().mapping("securityContext");
    return workload.containers().stream()
        .filter(
            it -> {
              Mapping own = it.tree().mapping("securityContext");
              return !(own.find("runAsNonRoot").isPresent() ? own : ofPod).isOn("runAsNonRoot");
            })
        .map(
            it ->
                new Refused(
                    "a container without `runAsNonRoot: true`", it.placeOf("securityContext")));
  }
}
