package dev.plg.rule.storage;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.S3Bucket;
import java.util.List;
import java.util.Set;

/// Names of buckets are one for all of AWS, and those of examples belong to somebody else.
final class ExampleBucketIsNotUsed implements PictureRule {

  private static final Set<String> SAMPLES = Set.of("chunks", "ruler", "admin");

  @Override
  public About about() {
    return new About(
        "storage/example-bucket",
        Severity.WARNING,
        Versions.ALL,
        "the bucket's name is one from an example",
        "all of AWS shares the names of buckets: this one is somebody else's, who could "
            + "receive these logs",
        "name a bucket of your own account",
        "https://grafana.com/blog/2024/06/27/grafana-security-update-grafana-loki-and-unintended-data-write-attempts-to-amazon-s3-buckets/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return S3Bucket.in(picture)
        .filter(S3Bucket::isAtAws)
        .flatMap(bucket -> bucket.names().stream())
        .filter(name -> SAMPLES.contains(name.value()))
        .map(
            it ->
                about()
                    .finding(it.place(), "'%s' is the bucket of an example".formatted(it.value())))
        .toList();
  }
}
