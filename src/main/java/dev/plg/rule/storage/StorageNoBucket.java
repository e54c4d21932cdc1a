package dev.plg.rule.storage;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.S3Bucket;
import java.util.List;

/// Chunks in S3 need a bucket.
final class StorageNoBucket implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/no-bucket",
        Severity.ERROR,
        Versions.of("Loki"),
        "no bucket is named for S3",
        "Loki does not start: `at least one bucket name must be specified`",
        "set `common.storage.s3.bucketnames`, or `storage_config.aws.s3: s3://REGION/BUCKET`",
        "loki pkg/storage/chunk/client/aws/s3_storage_client.go:372@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return S3Bucket.in(picture)
        .filter(bucket -> bucket.value("bucketnames").isEmpty() && bucket.value("s3").isEmpty())
        .map(
            bucket ->
                about()
                    .finding(
                        bucket.period().placeOf("object_store"),
                        "chunks go to '%s', and no bucket is named"
                            .formatted(bucket.period().objectStore())))
        .toList();
  }
}
