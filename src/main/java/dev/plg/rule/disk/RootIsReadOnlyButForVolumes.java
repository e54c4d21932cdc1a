package dev.plg.rule.disk;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.Disks;
import dev.plg.view.LokiView;
import dev.plg.yaml.Scalar;
import java.util.List;

/// Where the root file system is read-only, what Loki writes to is a volume.
final class RootIsReadOnlyButForVolumes implements LokiRule {

  @Override
  public About about() {
    return new About(
        "disk/read-only",
        Severity.ERROR,
        Versions.of("Loki"),
        "Loki writes to a file system that is read-only",
        "Loki does not start: `mkdir /var/loki: read-only file system`",
        "mount a volume there, an emptyDir at least",
        "grafana/loki#4715, #5092, #13683");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.config().runs().stream()
        .filter(
            run ->
                run.container()
                    .security("readOnlyRootFilesystem")
                    .filter(it -> it.equals(Scalar.of(true)))
                    .isPresent())
        .flatMap(
            run ->
                Disks.written(loki).stream()
                    .filter(path -> run.container().mountOf(path).isEmpty())
                    .limit(1)
                    .map(
                        path ->
                            about()
                                .finding(
                                    run.container()
                                        .placeOf("securityContext", "readOnlyRootFilesystem"),
                                    "%s writes to %s, which is no volume"
                                        .formatted(run.workload().title(), path))))
        .toList();
  }
}
