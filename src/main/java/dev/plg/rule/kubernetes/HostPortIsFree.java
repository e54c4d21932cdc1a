package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A port of the node is taken by one DaemonSet.
final class HostPortIsFree implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/host-port",
        Severity.ERROR,
        Versions.ALL,
        "two DaemonSets take the same port of each node",
        "the pods of the second stay Pending: `node(s) didn't have free ports for the "
            + "requested pod ports`",
        "take `hostPort` away where a Service does, or choose another one",
        "https://kubernetes.io/docs/concepts/configuration/overview/#services");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    var taken = new HashMap<String, Workload>();
    for (Workload workload : picture.workloads()) {
      if (workload.kind().equals("DaemonSet") && isOnEveryNode(workload.podSpec())) {
        check(workload, taken, findings);
      }
    }
    return findings;
  }

  /// Whether nothing chooses nodes: two that choose may choose different ones.
  private static boolean isOnEveryNode(Mapping podSpec) {
    return podSpec.mapping("nodeSelector").isEmpty()
        && podSpec.mapping("affinity").mapping("nodeAffinity").isEmpty();
  }

  private void check(Workload workload, Map<String, Workload> taken, List<Finding> findings) {
    boolean host = workload.podSpec().text("hostNetwork").filter("true"::equals).isPresent();
    for (Container container : workload.containers()) {
      for (Port port : container.ports()) {
        String number =
            port.tree().text("hostPort").orElse(host ? Integer.toString(port.number()) : "0");
        if (!number.equals("0")) {
          Workload first = taken.putIfAbsent(address(port, number), workload);
          if (first != null && isAnother(first, workload)) {
            findings.add(finding(port, number, workload, first));
          }
        }
      }
    }
  }

  private static String address(Port port, String number) {
    return port.tree().text("protocol").orElse("TCP")
        + port.tree().text("hostIP").orElse("")
        + ":"
        + number;
  }

  /// Two of one name stand in two environments.
  private static boolean isAnother(Workload first, Workload workload) {
    return !first.name().equals(workload.name());
  }

  private Finding finding(Port port, String number, Workload workload, Workload first) {
    return about()
        .finding(
            port.place(),
            "%s takes port %s of each node, and so does %s"
                .formatted(workload.title(), number, first.title()));
  }
}
