package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoView;
import java.util.List;
import java.util.Optional;

/// Traces that are kept on a disk outlive the pod.
final class LocalTracesAreKept implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/storage-kept",
        Severity.WARNING,
        Versions.of("Tempo"),
        "traces are kept in the pod, and lost with it",
        "after each restart all traces are gone, those not yet written to a block too",
        "mount a PersistentVolumeClaim at /var/tempo (chart: `persistence.enabled: true`), or keep"
            + " traces in S3",
        "helm-charts charts/tempo/values.yaml@tempo-1.8.0 persistence");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .filter(TempoView::keepsTracesLocally)
        .flatMap(
            tempo ->
                path(tempo)
                    .filter(path -> tempo.runs().stream().anyMatch(run -> isLost(run, path)))
                    .map(path -> finding(tempo, path))
                    .stream())
        .toList();
  }

  private static Optional<String> path(TempoView tempo) {
    return tempo.value("storage", "trace", "local", "path");
  }

  private static boolean isLost(Run run, String path) {
    return run.workload()
        .volumeOf(run.container(), path)
        .map(volume -> !volume.isKept())
        .orElse(true);
  }

  private Finding finding(TempoView tempo, String path) {
    return about()
        .finding(
            tempo.placeOf("storage", "trace", "local", "path"),
            "%s lies in the pod, and is lost with it".formatted(path));
  }
}
