package dev.plg.rule.storage;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.AwsUrl;
import dev.plg.view.PlacedText;
import dev.plg.view.S3Bucket;
import java.util.List;
import java.util.Optional;

/// A host without a dot in the bucket's URL is a region, and AWS has no such one.
final class RegionExists implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/region-unknown",
        Severity.ERROR,
        Versions.of("Loki"),
        "AWS has no region of this name",
        "the requests go to a host that does not exist; Loki starts, and every flush fails",
        "write a region such as us-east-1; for a server of your own set `endpoint` instead",
        "loki pkg/storage/chunk/client/aws/s3_storage_client.go:308@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return S3Bucket.in(picture)
        .filter(bucket -> bucket.value("endpoint").isEmpty())
        .flatMap(bucket -> wrong(bucket).stream())
        .toList();
  }

  private Optional<Finding> wrong(S3Bucket bucket) {
    Optional<PlacedText> region = bucket.value("region");
    Optional<AwsUrl> url = bucket.url();
    boolean elsewhere = url.filter(it -> !it.isRegion()).isPresent();
    if (region.isPresent()) {
      return region
          .filter(it -> !elsewhere && it.isPlain() && !AwsUrl.isAwsRegion(it.value()))
          .map(it -> about().finding(it.place(), "'%s' is no region of AWS".formatted(it.value())));
    }
    boolean named = bucket.value("bucketnames").isPresent();
    return url.filter(it -> it.isRegion() && !AwsUrl.isAwsRegion(it.host()))
        .filter(it -> named || !it.path().isEmpty())
        .map(it -> about().finding(it.place(), message(it.host())));
  }

  private static String message(String host) {
    return "'%s' has no dot, so it is read as a region, and AWS has none of that name"
        .formatted(host);
  }
}
