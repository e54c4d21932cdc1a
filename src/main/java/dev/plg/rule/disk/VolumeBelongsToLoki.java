package dev.plg.rule.disk;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.Disks;
import dev.plg.view.LokiView;
import java.util.List;

/// A volume belongs to the group of the process.
final class VolumeBelongsToLoki implements LokiRule {

  @Override
  public About about() {
    return new About(
        "disk/fs-group",
        Severity.WARNING,
        Versions.of("Loki"),
        "a volume may belong to root",
        "Loki runs as user 10001; a new volume belongs to root on most storage, and nothing "
            + "can be written",
        "set `securityContext.fsGroup: 10001` of the pod",
        "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.config().runs().stream()
        .filter(run -> !Disks.isRoot(run))
        .filter(
            run -> run.workload().podSpec().mapping("securityContext").find("fsGroup").isEmpty())
        .filter(run -> run.workload().containers().stream().noneMatch(Container::init))
        .filter(
            run ->
                run.workload().volumes().stream()
                    .anyMatch(it -> it.fromTemplate() || it.claim().isPresent()))
        .map(
            run ->
                about()
                    .finding(
                        run.workload().podSpec().find("securityContext").isPresent()
                            ? run.workload().pod().placeOf("spec", "securityContext")
                            : run.container().place(),
                        "%s mounts a claim without an fsGroup".formatted(run.workload().title())))
        .toList();
  }
}
