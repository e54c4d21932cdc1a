package dev.plg.rule.disk;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.Volume;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.stream.Stream;

/// Each pod has a disk of its own.
final class PodsHaveDisksOfTheirOwn implements PictureRule {

  @Override
  public About about() {
    return new About(
        "disk/shared-claim",
        Severity.ERROR,
        Versions.of("Loki"),
        "several pods share one claim",
        "all open the same index files: the second waits for the lock, or on another node "
            + "for the volume",
        "use `volumeClaimTemplates`, so that each pod has a claim of its own",
        "loki pkg/storage/chunk/client/local/boltdb_index_client.go@v2.9.6: bbolt takes a "
            + "lock on its file");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.LOKI)
        .filter(run -> run.workload().pods() > 1)
        .flatMap(run -> shared(picture, run).map(volume -> finding(run, volume)))
        .toList();
  }

  private static Stream<Volume> shared(Picture picture, Run run) {
    return run.workload().volumes().stream()
        .filter(volume -> volume.claim().filter(name -> !isForMany(picture, run, name)).isPresent())
        .filter(
            volume ->
                run.container().mounts().stream()
                    .anyMatch(it -> it.volume().equals(volume.name())));
  }

  /// A claim that several nodes may write to was chosen for that; what is kept in it, others judge.
  private static boolean isForMany(Picture picture, Run run, String claim) {
    return picture
        .find(run.workload().object(), "PersistentVolumeClaim", claim)
        .filter(
            it -> it.spec().sequence("accessModes").items().contains(Scalar.of("ReadWriteMany")))
        .isPresent();
  }

  private Finding finding(Run run, Volume volume) {
    return about()
        .finding(
            volume.tree().placeOf("persistentVolumeClaim", "claimName"),
            "%d pods of %s share the claim %s"
                .formatted(
                    run.workload().pods(), run.workload().title(), volume.claim().orElse("")));
  }
}
