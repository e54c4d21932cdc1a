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

/// A key without its secret opens nothing.
final class CredentialsAreWhole implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/half-credentials",
        Severity.ERROR,
        Versions.of("Loki"),
        "only one half of the credentials is set",
        "Loki does not start: `must supply both an Access Key ID and Secret Access Key or "
            + "neither`",
        "set both, or neither and give the ServiceAccount a role",
        "loki pkg/storage/chunk/client/aws/s3_storage_client.go:262@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return S3Bucket.in(picture).flatMap(bucket -> half(bucket).stream()).toList();
  }

  private Optional<Finding> half(S3Bucket bucket) {
    Optional<PlacedText> id = bucket.value("access_key_id");
    Optional<PlacedText> secret = bucket.value("secret_access_key");
    return id.isPresent() == secret.isPresent()
        ? Optional.empty()
        : id.map(it -> about().finding(it.place(), "`access_key_id` without `secret_access_key`"))
            .or(() -> secret.map(it -> onlySecret(bucket)));
  }

  /// Shown at the section: the line of the secret is nobody's business.
  private Finding onlySecret(S3Bucket bucket) {
    return about()
        .finding(bucket.hidden("secret_access_key"), "`secret_access_key` without `access_key_id`");
  }
}
