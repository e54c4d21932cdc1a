package dev.plg.rule.storage;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.S3Bucket;
import java.util.List;

/// Without a region Loki asks one that is called dummy.
final class RegionIsNamed implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/no-region",
        Severity.ERROR,
        Versions.before("Loki", "3.6"),
        "no region is named for S3",
        "Loki asks the region \"dummy\", which does not exist; it starts, and every flush fails",
        "set `region` beside the bucket",
        "loki pkg/storage/chunk/client/aws/s3_storage_client.go:231@v2.9.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return S3Bucket.in(picture)
        .filter(bucket -> about().versions().include(bucket.loki().version()))
        .filter(bucket -> bucket.value("s3").isEmpty() && bucket.value("region").isEmpty())
        .filter(S3Bucket::isAtAws)
        .flatMap(bucket -> bucket.value("bucketnames").stream())
        .map(
            names ->
                about()
                    .finding(
                        names.place(), "the bucket '%s' has no region".formatted(names.value())))
        .toList();
  }
}
