package dev.plg.rule.kubernetes;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;
import java.util.Map;

/// Loki and Tempo, which ask nobody for a password, are open to the cluster alone.
final class OpenServiceIsAuthenticated implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/open-service",
        Severity.WARNING,
        Versions.ALL,
        "Loki or Tempo can be reached from outside the cluster",
        "neither knows users: whoever reaches the port reads all logs or traces, and writes "
            + "what he likes; `auth_enabled` only believes a header",
        "use type ClusterIP, and a proxy that authenticates in front of it",
        "https://grafana.com/docs/loki/latest/operations/authentication/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture.services().stream()
        .filter(OpenServiceIsAuthenticated::isOpen)
        .flatMap(
            service ->
                picture
                    .workloadsOf(service)
                    .filter(it -> it.runs(Program.LOKI) || it.runs(Program.TEMPO))
                    .filter(it -> reaches(service, it))
                    .limit(1)
                    .map(
                        workload ->
                            about()
                                .finding(
                                    service.object().placeOf("spec", "type"),
                                    "%s of type %s opens %s"
                                        .formatted(
                                            service.title(), service.type(), workload.title()))))
        .toList();
  }

  /// Whether one of its ports is a number, or the name of a port that these pods have.
  private static boolean reaches(Service service, Workload workload) {
    return service.ports().stream()
        .anyMatch(
            port ->
                port.target().chars().allMatch(Character::isDigit)
                    || workload.containers().stream()
                        .flatMap(container -> container.ports().stream())
                        .anyMatch(it -> it.name().equals(port.target())));
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
    for (Map.Entry<String, String> annotation : service.object().annotations().entrySet()) {
      String name = annotation.getKey();
      boolean internal =
          (name.endsWith("internal") && !annotation.getValue().equals("false"))
              || annotation.getValue().equalsIgnoreCase("internal");
      if (internal) {
        return true;
      }
    }
    return service.object().spec().find("loadBalancerClass").isPresent();
  }

  private static boolean isRestricted(Service service) {
    return !service.object().spec().sequence("loadBalancerSourceRanges").items().isEmpty();
  }
}
