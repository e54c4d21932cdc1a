package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoView;
import java.util.List;

/// Traces in S3 have a bucket.
final class TempoS3Bucket implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/s3-bucket",
        Severity.ERROR,
        Versions.of("Tempo"),
        "traces are to be kept in S3, but no bucket is named",
        "Tempo exits: `unexpected error from ListObjects on …`",
        "set `storage.trace.s3.bucket`",
        "tempo tempodb/backend/s3/s3.go:117@v2.4.2");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .filter(tempo -> tempo.backend().filter("s3"::equals).isPresent())
        .filter(
            tempo ->
                tempo
                    .value("storage", "trace", "s3", "bucket")
                    .filter(it -> !it.isEmpty())
                    .isEmpty())
        .filter(tempo -> tempo.config().flag("storage.trace.s3.bucket").isEmpty())
        // Loki's word for it, which has a finding of its own
        .filter(tempo -> tempo.value("storage", "trace", "s3", "bucketnames").isEmpty())
        .map(
            tempo ->
                about()
                    .finding(
                        tempo.placeOf("storage", "trace", "s3"),
                        "`storage.trace.s3.bucket` is missing"))
        .toList();
  }
}
