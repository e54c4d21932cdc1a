package dev.plg.rule.promtail;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Mapping;
import java.util.List;

/// A toleration for control planes names the taint that they have.
final class ControlPlaneIsTolerated implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/old-taint",
        Severity.WARNING,
        Versions.ALL,
        "only the taint `node-role.kubernetes.io/master` is tolerated, which no node has any more",
        "since Kubernetes 1.25 control planes have the taint"
            + " `node-role.kubernetes.io/control-plane` alone: no pod runs there, and their logs"
            + " are missing",
        "add `{key: node-role.kubernetes.io/control-plane, operator: Exists, effect: NoSchedule}`",
        "helm-charts charts/promtail/values.yaml@promtail-6.15.5 tolerations; kubernetes"
            + " CHANGELOG-1.25: kubeadm drops the old taint");
  }

  private static final String OLD = "node-role.kubernetes.io/master";
  private static final String NEW = "node-role.kubernetes.io/control-plane";

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .workloads(Program.PROMTAIL)
        .map(workload -> workload.podSpec().sequence("tolerations").mappings().toList())
        .filter(tolerations -> tolerations.stream().noneMatch(ControlPlaneIsTolerated::isEnough))
        .flatMap(tolerations -> tolerations.stream().filter(it -> key(it).equals(OLD)).limit(1))
        .map(toleration -> about().finding(toleration.placeOf("key"), about().message()))
        .toList();
  }

  private static String key(Mapping toleration) {
    return toleration.text("key").orElse("");
  }

  /// Whether it tolerates the taint of today, or every one.
  private static boolean isEnough(Mapping toleration) {
    return key(toleration).equals(NEW) || key(toleration).isEmpty();
  }
}
