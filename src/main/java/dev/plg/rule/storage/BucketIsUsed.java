package dev.plg.rule.storage;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DynamoTables;
import dev.plg.view.LokiView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A bucket is written to only by a period of the schema that says so.
final class BucketIsUsed implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/bucket-unused",
        Severity.WARNING,
        Versions.of("Loki"),
        "a bucket is named, and no period writes to it",
        "the logs go to the pod's disk, and nothing says so",
        "append a period with `object_store: s3` and a `from` in the future, or remove the "
            + "bucket",
        "loki pkg/storage/factory.go@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return LokiView.in(picture)
        .filter(loki -> !loki.periods().isEmpty())
        .filter(loki -> loki.periods().stream().allMatch(BucketIsUsed::isOnDisk))
        .flatMap(loki -> named(loki).stream())
        .toList();
  }

  private static boolean isOnDisk(LokiView.Period period) {
    return period.objectStore().equals("filesystem")
        && !DynamoTables.STORES.contains(period.store());
  }

  private Optional<Finding> named(LokiView loki) {
    return Stream.of("s3", "bucketnames")
        .filter(key -> loki.value("storage_config", "aws", key).isPresent())
        .map(_ -> about().finding(loki.placeOf("storage_config", "aws"), message(loki)))
        .findFirst();
  }

  private static String message(LokiView loki) {
    return "`storage_config.aws` names a bucket, and the object store is '%s'"
        .formatted(loki.periods().getLast().objectStore());
  }
}
