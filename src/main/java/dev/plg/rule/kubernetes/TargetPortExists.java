package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.ArrayList;
import java.util.List;

/// A named `targetPort` is the name of a port of the pods.
final class TargetPortExists implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/target-port",
        Severity.ERROR,
        Versions.ALL,
        "a Service sends to a port name that none of its pods has",
        "the Service has no endpoint at that port: `connection refused`, and nothing is "
            + "reported when it is applied",
        "write the name of a port of the container, or its number",
        "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    for (Service service : picture.services()) {
      List<Workload> behind = picture.workloadsOf(service).toList();
      if (behind.stream().anyMatch(Workload::isKnown)) {
        check(service, behind, findings);
      }
    }
    return findings;
  }

  private void check(Service service, List<Workload> behind, List<Finding> findings) {
    for (Port port : service.ports()) {
      if (isName(port.target()) && behind.stream().noneMatch(it -> hasPort(it, port.target()))) {
        findings.add(
            about()
                .finding(
                    port.tree().placeOf("targetPort"),
                    "no container of %s has a port named '%s'"
                        .formatted(behind.getFirst().title(), port.target())));
      }
    }
  }

  private static boolean isName(String target) {
    return !target.isEmpty() && !target.chars().allMatch(Character::isDigit);
  }

  private static boolean hasPort(Workload workload, String name) {
    for (Container container : workload.containers()) {
      if (container.ports().stream().anyMatch(port -> port.name().equals(name))) {
        return true;
      }
    }
    return false;
  }
}
