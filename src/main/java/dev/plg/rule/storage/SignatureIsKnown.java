package dev.plg.rule.storage;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.LokiView;
import dev.plg.view.S3Bucket;
import java.util.List;

/// Loki signs requests by version 4, and only before 3.0 by version 2 too.
final class SignatureIsKnown implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/signature-version",
        Severity.ERROR,
        Versions.of("Loki"),
        "Loki cannot sign requests like this",
        "Loki does not start: `unsupported signature version`",
        "remove `signature_version`, or write v4",
        "loki pkg/storage/chunk/client/aws/s3_storage_client.go:44@v3.0.0, :47@v2.9.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return S3Bucket.in(picture)
        .flatMap(
            bucket ->
                bucket
                    .value("signature_version")
                    .filter(it -> it.isPlain() && !isKnown(bucket.loki(), it.value()))
                    .stream())
        .map(it -> about().finding(it.place(), "signature version '%s'".formatted(it.value())))
        .toList();
  }

  private static boolean isKnown(LokiView loki, String version) {
    return version.equals("v4") || (version.equals("v2") && !loki.config().isAtLeast("3.0"));
  }
}
