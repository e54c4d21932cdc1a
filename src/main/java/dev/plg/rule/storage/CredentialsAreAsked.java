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

/// Loki 2.1 asks for credentials only where the bucket is given by a URL.
final class CredentialsAreAsked implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/anonymous",
        Severity.ERROR,
        Versions.before("Loki", "2.2"),
        "Loki 2.1 asks this bucket without credentials",
        "without `s3: s3://…` no role and no variable is looked at: `AccessDenied` for "
            + "every request",
        "write `s3: s3://REGION/BUCKET`, or use Loki 2.2 or later",
        "loki "
            + "vendor/github.com/cortexproject/cortex/pkg/chunk/aws/s3_storage_client.go@v2.1.0");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return S3Bucket.in(picture)
        .filter(bucket -> about().versions().include(bucket.loki().version()))
        .filter(bucket -> bucket.value("s3").isEmpty() && bucket.value("access_key_id").isEmpty())
        .flatMap(bucket -> bucket.value("bucketnames").stream())
        .map(names -> about().finding(names.place(), message(names)))
        .toList();
  }

  private static String message(PlacedText names) {
    return "the bucket '%s' is asked anonymously: no URL names it".formatted(names.value());
  }
}
