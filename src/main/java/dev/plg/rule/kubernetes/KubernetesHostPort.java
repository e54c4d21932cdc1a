package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Only one DaemonSet uses a port of the nodes.
final class KubernetesHostPort {

  static final Rule RULE =
      error("kubernetes/host-port", PICTURE)
          .ofAnyObject()
          .what("two DaemonSets use the same port of each node")
          .why(
              "the pods of the second stay Pending: `node(s) didn't have free ports for the"
                  + " requested pod ports`")
          .fix("remove `hostPort` where a Service is enough, or use another port")
          .source("https://kubernetes.io/docs/concepts/configuration/overview/#services")
          .finds(KubernetesHostPort::violations);

  private KubernetesHostPort() {}

  private static Stream<Violation> violations(Picture picture) {
    var violations = new ArrayList<Violation>();
    var taken = new HashMap<String, Workload>();
    for (Workload workload : picture.workloads()) {
      if (workload.kind().equals("DaemonSet") && isOnEveryNode(workload.podSpec())) {
        check(workload, taken, violations);
      }
    }
    return violations.stream();
  }

  /// Whether it selects no nodes: two that select nodes may select different ones.
  private static boolean isOnEveryNode(Mapping podSpec) {
    return podSpec.mapping("nodeSelector").isEmpty()
        && podSpec.mapping("affinity").mapping("nodeAffinity").isEmpty();
  }

  private static void check(
      Workload workload, Map<String, Workload> taken, List<Violation> violations) {
    boolean host = workload.podSpec().isOn("hostNetwork");
    for (Container container : workload.containers()) {
      for (Port port : container.ports()) {
        String number =
            port.tree().text("hostPort").orElse(host ? Integer.toString(port.number()) : "0");
        if (!number.equals("0")) {
          Workload first = taken.putIfAbsent(address(port, number), workload);
          // Two of the same name are in two environments.
          if (first != null && !first.name().equals(workload.name())) {
            violations.add(
                at(
                    port.place(),
                    "%s uses port %s of each node, and so does %s",
                    workload.title(),
                    number,
                    first.title()));
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
}
