package dev.plg.rule.disk;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Disks;
import java.util.List;
import java.util.stream.Stream;

/// Only who reads the files of the node is root.
final class LokiIsNotRoot implements PictureRule {

  @Override
  public About about() {
    return new About(
        "disk/root",
        Severity.WARNING,
        Versions.ALL,
        "a program runs as root that need not",
        "a fault in it is a fault of the node; namespaces with restricted Pod Security "
            + "refuse the pod",
        "run Loki and Tempo as 10001, Grafana as 472, each with that fsGroup",
        "loki production/helm/loki/values.yaml@helm-loki-5.48.0 podSecurityContext");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Stream.of(Program.LOKI, Program.GRAFANA)
        .flatMap(picture::runs)
        .filter(Disks::isRoot)
        .map(
            run ->
                about()
                    .finding(
                        run.container().security("runAsUser").isPresent()
                            ? run.container().placeOf("securityContext", "runAsUser")
                            : run.workload().pod().placeOf("spec", "securityContext", "runAsUser"),
                        "%s runs as root".formatted(run.workload().title())))
        .toList();
  }
}
