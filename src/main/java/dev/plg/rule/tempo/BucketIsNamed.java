package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.rule.TempoConfig;
import java.util.List;
import java.util.stream.Stream;

/// Traces in S3 have a bucket and an endpoint.
final class BucketIsNamed implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/s3-bucket",
        List.of("T-18"),
        Severity.ERROR,
        Versions.of("Tempo"),
        "traces are to be kept in S3, but no bucket or endpoint is named",
        "Tempo exits: `unexpected error from ListObjects on …`, or for want of an endpoint",
        "set `storage.trace.s3.bucket` and `storage.trace.s3.endpoint`"
            + " (s3.us-east-1.amazonaws.com)",
        "tempo tempodb/backend/s3/s3.go:117@v2.4.2");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return TempoConfig.in(picture)
        .filter(tempo -> tempo.backend().filter("s3"::equals).isPresent())
        .flatMap(
            tempo ->
                Stream.of("bucket", "endpoint")
                    .filter(key -> isMissing(tempo, key))
                    .map(
                        key ->
                            about()
                                .finding(
                                    tempo.placeOf("storage", "trace", "s3", key),
                                    "`storage.trace.s3.%s` is missing".formatted(key))))
        .toList();
  }

  private static boolean isMissing(TempoConfig tempo, String key) {
    return tempo.value("storage", "trace", "s3", key).filter(value -> !value.isEmpty()).isEmpty()
        && tempo.config().flag("storage.trace.s3." + key).isEmpty();
  }
}
