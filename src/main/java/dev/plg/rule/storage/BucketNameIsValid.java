package dev.plg.rule.storage;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.model.BucketName;
import dev.plg.model.InvalidValue;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PlacedText;
import dev.plg.view.S3Bucket;
import java.util.List;
import java.util.Optional;

/// AWS makes no bucket of any name.
final class BucketNameIsValid implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/bucket-name",
        Severity.ERROR,
        Versions.ALL,
        "no bucket can have this name",
        "AWS refuses every request for it; Loki starts, and every flush fails",
        "name a bucket that exists",
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return S3Bucket.in(picture)
        .filter(S3Bucket::isAtAws)
        .flatMap(bucket -> bucket.names().stream())
        .flatMap(name -> fault(name).stream())
        .toList();
  }

  private Optional<Finding> fault(PlacedText name) {
    try {
      var _ = new BucketName(name.value());
      return Optional.empty();
    } catch (InvalidValue fault) {
      return Optional.of(about().finding(name.place(), fault.getMessage(), fault.fix()));
    }
  }
}
