package dev.plg.rule.storage;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PlacedText;
import dev.plg.view.S3Bucket;
import java.util.List;
import java.util.Optional;

/// A server inside the cluster has no name in the DNS for each of its buckets.
final class OwnServerNeedsPathStyle implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/path-style",
        Severity.ERROR,
        Versions.of("Loki"),
        "the bucket would be part of a host's name that nobody knows",
        "Loki asks BUCKET.HOST, which no DNS inside a cluster resolves; it starts, and "
            + "every flush fails",
        "set `s3forcepathstyle: true`",
        "loki pkg/storage/chunk/client/aws/s3_storage_client.go:317@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return S3Bucket.in(picture)
        .filter(bucket -> bucket.value("s3forcepathstyle").isEmpty() || isOff(bucket))
        .flatMap(bucket -> inside(picture, bucket).stream())
        .toList();
  }

  private static boolean isOff(S3Bucket bucket) {
    return bucket.value("s3forcepathstyle").filter(it -> it.is("false")).isPresent();
  }

  private Optional<Finding> inside(Picture picture, S3Bucket bucket) {
    return bucket
        .server()
        .filter(server -> isInside(picture, bucket, server.value()))
        .map(it -> about().finding(it.place(), message(bucket, it.value())));
  }

  private static boolean isInside(Picture picture, S3Bucket bucket, String host) {
    return host.endsWith(".svc")
        || host.endsWith(".cluster.local")
        || !host.contains(".")
        || host.chars().allMatch(c -> c == '.' || Character.isDigit(c))
        || picture.serviceAt(host, bucket.namespace()).isPresent();
  }

  private static String message(S3Bucket bucket, String host) {
    String name = bucket.names().stream().map(PlacedText::value).findFirst().orElse("BUCKET");
    return "without `s3forcepathstyle` the bucket is asked for at '%s.%s'".formatted(name, host);
  }
}
