package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.note;
import static dev.plg.rule.PictureSubjects.LINKS;
import static dev.plg.rule.PictureSubjects.RUNS;
import static dev.plg.rule.PictureSubjects.SERVICES;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.Link;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.stream.Stream;

/// The rules of the area `kubernetes`.
public final class KubernetesRules {

  public static final List<Rule> ALL =
      List.of(
          KubernetesOtherNamespace.RULE,
          KubernetesMixedNamespaces.RULE,
          KubernetesSharedSelector.RULE,
          error("kubernetes/target-port", SERVICES)
              .what("none of a Service's pods has the port that it names")
              .why(
                  "the Service has no endpoint for that port: `connection refused`, without an"
                      + " error when it is applied")
              .fix("set the name or the number of a port of the container")
              .source(
                  "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports")
              .findsIn(KubernetesRules::missingPorts),
          KubernetesBoundAccount.RULE,
          KubernetesCacheMemory.RULE,
          KubernetesRemovedApi.RULE,
          note("kubernetes/no-memory-request", RUNS)
              .what("a program requests no memory")
              .why(
                  "its pods are the first to be evicted from a full node, and the lines that they"
                      + " hold in memory are lost")
              .fix("set `resources.requests` for cpu and memory, and a memory limit above it")
              .source(
                  "https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/")
              .where(it -> !hasMemory(it.container().tree()) && !hasMemory(it.workload().podSpec()))
              .says(
                  "container %2$s of %1$s requests no memory",
                  it -> it.workload().title(), it -> it.container().name())
              .at(it -> it.container().placeOf("resources")),
          KubernetesOpenService.RULE,
          KubernetesDisruptionBudget.RULE,
          KubernetesPodSecurity.RULE,
          KubernetesHostPort.RULE,
          error("kubernetes/no-pods", LINKS)
              .what("a Service selects no pods")
              .why(
                  "it has no endpoints: requests fail with `connection refused` or a timeout,"
                      + " without an error when it is applied")
              .fix("select by labels that the pod template has")
              .source(
                  "https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service")
              .findsIn(KubernetesRules::withoutPods),
          KubernetesConfigNotRolled.RULE,
          KubernetesProbe.RULE,
          KubernetesConfigOverData.RULE,
          KubernetesSubPath.RULE,
          KubernetesName.RULE,
          KubernetesNetworkPolicy.RULE);

  private KubernetesRules() {}

  private static Stream<Violation> missingPorts(Service service, Picture picture) {
    List<Workload> behind = picture.workloadsOf(service).toList();
    return behind.stream().noneMatch(Workload::isKnown)
        ? Stream.empty()
        : service.ports().stream()
            .filter(
                port ->
                    isName(port.target())
                        && behind.stream().noneMatch(it -> hasPort(it, port.target())))
            .map(
                port ->
                    at(
                        port.tree().placeOf("targetPort"),
                        "no container of %s has a port named '%s'",
                        behind.getFirst().title(),
                        port.target()));
  }

  private static boolean isName(String target) {
    return !target.isEmpty() && !target.chars().allMatch(Character::isDigit);
  }

  static boolean hasPort(Workload workload, String name) {
    return workload.containers().stream()
        .flatMap(it -> it.ports().stream())
        .anyMatch(port -> port.name().equals(name));
  }

  /// Whether resources of a container or a pod have memory; a limit alone is a request too.
  private static boolean hasMemory(Mapping owner) {
    Mapping resources = owner.mapping("resources");
    return resources.mapping("requests").find("memory").isPresent()
        || resources.mapping("limits").find("memory").isPresent();
  }

  private static Stream<Violation> withoutPods(Link link, Picture picture) {
    return link
        .service(picture)
        .filter(it -> !it.selector().isEmpty() && picture.workloadsOf(it).findAny().isEmpty())
        .stream()
        .flatMap(
            service ->
                picture
                    .workloads(link.to())
                    .filter(it -> it.object().mayShareNamespace(service.object()))
                    .limit(1)
                    .map(
                        it ->
                            at(
                                service.object().placeOf("spec", "selector"),
                                "%s selects no pods; those of %s have other labels",
                                service.title(),
                                it.title())));
  }
}
