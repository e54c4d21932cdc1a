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

/// Logs on a filesystem are on a volume.
final class LogsAreOnVolume implements LokiRule {

  @Override
  public About about() {
    return new About(
        "disk/no-volume",
        Severity.ERROR,
        Versions.of("Loki"),
        "logs are kept in the container itself",
        "all logs are lost whenever the container restarts",
        "mount a PersistentVolumeClaim at the directory",
        "loki docs/sources/operations/storage/filesystem.md@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return Disks.onFilesystem(loki).stream()
        .flatMap(
            path ->
                loki.config().runs().stream()
                    .filter(run -> run.container().mountOf(path).isEmpty())
                    .filter(
                        run ->
                            run.container()
                                .security("readOnlyRootFilesystem")
                                .filter(it -> it.equals(Scalar.of(true)))
                                .isEmpty())
                    .limit(1)
                    .map(
                        run ->
                            about()
                                .finding(
                                    run.container().placeOf("volumeMounts"),
                                    "%s keeps its logs in %s, which is no volume"
                                        .formatted(run.workload().title(), path))))
        .limit(1)
        .toList();
  }
}
