package dev.plg.rule.storage;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.AwsUrl;
import dev.plg.view.S3Bucket;
import java.util.List;

/// In `s3://bucket` the bucket stands where the region belongs, and no bucket is named.
final class UrlNamesBucket implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/bucket-as-region",
        Severity.ERROR,
        Versions.of("Loki"),
        "the URL of the bucket names no bucket",
        "what stands behind `s3://` is read as a region, and the bucket is called \"\"; Loki "
            + "starts, and every flush fails",
        "write s3://REGION/BUCKET",
        "loki pkg/storage/chunk/client/aws/s3_storage_client.go:354@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return S3Bucket.in(picture)
        .filter(bucket -> bucket.value("bucketnames").isEmpty())
        .flatMap(bucket -> bucket.url().stream())
        .filter(url -> url.isRegion() && url.path().isEmpty())
        .map(this::finding)
        .toList();
  }

  private Finding finding(AwsUrl url) {
    return AwsUrl.isAwsRegion(url.host())
        ? about()
            .finding(
                url.place(),
                "'s3://%s' names a region and no bucket".formatted(url.host()),
                "write s3://%s/BUCKET".formatted(url.host()))
        : about()
            .finding(
                url.place(),
                "'s3://%s' names no bucket: '%s' is read as a region"
                    .formatted(url.host(), url.host()),
                "write s3://REGION/%s".formatted(url.host()));
  }
}
