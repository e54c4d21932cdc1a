package dev.plg.rule.ring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.Volume;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.LokiView;
import dev.plg.view.Scale;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A pod cannot read what another has on its disk.
final class FilesystemIsOnePods implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/filesystem",
        Severity.ERROR,
        Versions.of("Loki"),
        "several Loki pods keep chunks on their own disks",
        "a query finds only the chunks of the pod that answers it, and no error tells",
        "set `object_store: s3` in a new period, or run one pod",
        "loki production/helm/loki/templates/validate.yaml@helm-loki-5.48.0");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return LokiView.in(picture)
        .filter(loki -> pods(picture, loki) > 1)
        .filter(loki -> loki.config().runs().stream().noneMatch(it -> isShared(picture, loki, it)))
        .flatMap(loki -> onDisk(loki).map(it -> finding(it, pods(picture, loki))))
        .toList();
  }

  private static Stream<LokiView.Period> onDisk(LokiView loki) {
    return loki.periods().stream()
        .filter(period -> period.objectStore().equals("filesystem"))
        .limit(1);
  }

  private Finding finding(LokiView.Period period, int pods) {
    return about()
        .finding(
            period.placeOf("object_store"),
            "%d Loki pods keep their chunks on a filesystem".formatted(pods));
  }

  /// How many pods store or read.
  private static int pods(Picture picture, LokiView loki) {
    return loki.config().runs().stream()
        .map(Run::workload)
        .distinct()
        .mapToInt(workload -> Scale.of(picture, workload).most())
        .sum();
  }

  /// Whether the chunks lie on a volume that many nodes can mount, or on one that nobody knows.
  private static boolean isShared(Picture picture, LokiView loki, Run run) {
    Optional<Volume> volume = run.workload().volumeOf(run.container(), directory(loki));
    return volume.filter(it -> it.tree().find("nfs").isPresent()).isPresent()
        || volume.flatMap(Volume::claim).filter(it -> isForMany(picture, run, it)).isPresent();
  }

  private static boolean isForMany(Picture picture, Run run, String claim) {
    return picture
        .find(run.workload().object(), "PersistentVolumeClaim", claim)
        .map(it -> it.spec().sequence("accessModes").items())
        .map(modes -> modes.contains(Scalar.of("ReadWriteMany")))
        .orElse(true);
  }

  private static String directory(LokiView loki) {
    return loki.value("storage_config", "filesystem", "directory")
        .or(() -> loki.value("common", "storage", "filesystem", "chunks_directory"))
        .or(() -> loki.value("common", "path_prefix"))
        .orElse("/loki");
  }
}
