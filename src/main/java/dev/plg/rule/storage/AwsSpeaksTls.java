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

/// A URL with the whole host of AWS is spoken to without TLS, whatever AWS offers.
final class AwsSpeaksTls implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/aws-plain-http",
        Severity.WARNING,
        Versions.of("Loki"),
        "logs go to AWS without TLS",
        "everybody on the way can read the logs; Loki says nothing",
        "write s3://REGION/BUCKET, or https:// for the host, and leave `insecure` false",
        "loki pkg/storage/chunk/client/aws/s3_storage_client.go:300@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return S3Bucket.in(picture).flatMap(bucket -> plain(bucket).stream()).toList();
  }

  private Optional<Finding> plain(S3Bucket bucket) {
    Optional<PlacedText> insecure = bucket.value("insecure").filter(it -> it.is("true"));
    if (insecure.isPresent() && bucket.isAtAws()) {
      return insecure.map(
          it -> about().finding(it.place(), "`insecure: true` for a bucket of AWS"));
    }
    return bucket
        .url()
        .filter(url -> !url.isRegion() && !url.scheme().equals("https") && url.isAwsHost())
        .filter(_ -> bucket.value("endpoint").isEmpty())
        .map(url -> about().finding(url.place(), message(url)));
  }

  private static String message(AwsUrl url) {
    return "'%s://%s' is spoken to over plain HTTP".formatted(url.scheme(), url.host());
  }
}
