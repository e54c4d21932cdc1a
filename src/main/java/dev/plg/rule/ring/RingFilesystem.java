package dev.plg.rule.ring;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.LOKI;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.Volume;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.LokiView;
import dev.plg.view.Scale;
import dev.plg.yaml.Scalar;
import java.util.Optional;
import java.util.stream.Stream;

/// Several pods do not keep their chunks on disks of their own.
final class RingFilesystem {

  static final Rule RULE =
      error("ring/filesystem", LOKI)
          .what("several Loki pods keep chunks on their own disks")
          .why("a query finds only the chunks of the pod that answers it, without an error")
          .fix("set `object_store: s3` in a new schema period, or run one pod")
          .source("loki production/helm/loki/templates/validate.yaml@helm-loki-5.48.0")
          .findsIn(RingFilesystem::violations);

  private RingFilesystem() {}

  private static Stream<Violation> violations(LokiView loki, Picture picture) {
    int pods = pods(picture, loki);
    return pods <= 1 || loki.config().runs().stream().anyMatch(it -> isShared(picture, loki, it))
        ? Stream.empty()
        : loki.periods().stream()
            .filter(period -> period.objectStore().equals("filesystem"))
            .limit(1)
            .map(
                period ->
                    at(
                        period.placeOf("object_store"),
                        "%d Loki pods keep chunks on a filesystem",
                        pods));
  }

  /// How many pods store or read.
  private static int pods(Picture picture, LokiView loki) {
    return loki.config().runs().stream()
        .map(Run::workload)
        .distinct()
        .mapToInt(workload -> Scale.of(picture, workload).most())
        .sum();
  }

  /// Whether the chunks are on a volume that many nodes can mount, or on an unknown one.
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
