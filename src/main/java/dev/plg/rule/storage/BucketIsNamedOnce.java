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
import java.util.Optional;

/// Of a bucket in the URL and one in `bucketnames` the second wins.
final class BucketIsNamedOnce implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/two-buckets",
        Severity.WARNING,
        Versions.of("Loki"),
        "two buckets are named, and one is not used",
        "`bucketnames` wins over the path of the URL, and nothing says so",
        "name the bucket in one of the two places",
        "loki pkg/storage/chunk/client/aws/s3_storage_client.go:361@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return S3Bucket.in(picture)
        .flatMap(
            bucket ->
                bucket
                    .url()
                    .filter(url -> !url.path().isEmpty())
                    .flatMap(url -> differing(bucket, url))
                    .stream())
        .toList();
  }

  private Optional<Finding> differing(S3Bucket bucket, AwsUrl url) {
    return bucket
        .value("bucketnames")
        .filter(names -> !names.is(url.path()))
        .map(
            names ->
                about()
                    .finding(
                        url.place(),
                        "the bucket is '%s', not '%s'".formatted(names.value(), url.path())));
  }
}
