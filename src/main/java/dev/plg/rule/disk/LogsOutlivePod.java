package dev.plg.rule.disk;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Volume;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.Disks;
import dev.plg.view.LokiView;
import java.util.List;

/// Logs on a filesystem outlive the pod.
final class LogsOutlivePod implements LokiRule {

  @Override
  public About about() {
    return new About(
        "disk/empty-dir",
        Severity.WARNING,
        Versions.of("Loki"),
        "logs are kept in an emptyDir",
        "all logs are lost whenever the pod moves or is deleted",
        "use a PersistentVolumeClaim",
        "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return Disks.onFilesystem(loki).stream()
        .flatMap(
            path ->
                loki.config().runs().stream()
                    .flatMap(run -> run.workload().volumeOf(run.container(), path).stream())
                    .filter(Volume::isEmptyDir)
                    .map(
                        volume ->
                            about()
                                .finding(
                                    volume.place(),
                                    "Loki keeps its logs in the emptyDir '%s'"
                                        .formatted(volume.name()))))
        .limit(1)
        .toList();
  }
}
