package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.SERVICES;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import java.util.stream.Stream;

/// Loki and Tempo, which authenticate no users, are reachable only from the cluster.
final class KubernetesOpenService {

  static final Rule RULE =
      warning("kubernetes/open-service", SERVICES)
          .what("Loki or Tempo is reachable from outside the cluster")
          .why(
              "Loki and Tempo do not authenticate users: anyone who reaches the port can read and"
                  + " write all logs or traces; `auth_enabled` only trusts a header")
          .fix("use type ClusterIP, with an authenticating proxy in front of it")
          .source("https://grafana.com/docs/loki/latest/operations/authentication/")
          .where(KubernetesOpenService::isOpen)
          .findsIn(KubernetesOpenService::violations);

  private KubernetesOpenService() {}

  private static Stream<Violation> violations(Service service, Picture picture) {
    return picture
        .workloadsOf(service)
        .filter(it -> it.runs(Program.LOKI) || it.runs(Program.TEMPO))
        .filter(it -> reaches(service, it))
        .limit(1)
        .map(
            it ->
                at(
                    service.object().placeOf("spec", "type"),
                    "%s of type %s exposes %s",
                    service.title(),
                    service.type(),
                    it.title()));
  }

  /// Whether one of its ports is a number, or the name of a port that these pods have.
  private static boolean reaches(Service service, Workload workload) {
    return service.ports().stream()
        .anyMatch(
            port ->
                port.target().chars().allMatch(Character::isDigit)
                    || KubernetesRules.hasPort(workload, port.target()));
  }

  private static boolean isOpen(Service service) {
    return switch (service.type()) {
      case "NodePort" -> true;
      case "LoadBalancer" -> !isInternal(service) && !isRestricted(service);
      default -> false;
    };
  }

  /// Whether the cloud is told to keep the load balancer inside its network.
  private static boolean isInternal(Service service) {
    return service.object().spec().find("loadBalancerClass").isPresent()
        || service.object().annotations().entrySet().stream()
            .anyMatch(
                it ->
                    (it.getKey().endsWith("internal") && !it.getValue().equals("false"))
                        || it.getValue().equalsIgnoreCase("internal"));
  }

  private static boolean isRestricted(Service service) {
    return !service.object().spec().sequence("loadBalancerSourceRanges").items().isEmpty();
  }
}
