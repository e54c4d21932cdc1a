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

/// Traces on a disk are read by the one process that has the disk.
final class LocalTracesHaveOneReader implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/local-replicas",
        Severity.ERROR,
        Versions.of("Tempo"),
        "several Tempos keep traces each on a disk of its own",
        "a query finds only what the pod that answers has itself: most traces are `not found`,"
            + " without an error",
        "keep traces in s3, gcs or azure, or set `replicas: 1`",
        "tempo cmd/tempo/app/config.go:302@v2.10.8");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .filter(TempoView::keepsTracesLocally)
        .flatMap(
            tempo ->
                tempo.runs().stream()
                    .map(Run::workload)
                    .distinct()
                    .filter(workload -> workload.pods() > 1))
        .map(
            workload ->
                about()
                    .finding(
                        workload.replicasPlace(),
                        "%d pods of Tempo keep traces on local disks".formatted(workload.pods())))
        .toList();
  }
}
