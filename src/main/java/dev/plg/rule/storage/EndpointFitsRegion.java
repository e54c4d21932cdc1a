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

/// The host of AWS and the region are one.
final class EndpointFitsRegion implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/endpoint-region",
        Severity.ERROR,
        Versions.of("Loki"),
        "the endpoint lies in another region",
        "AWS refuses the signature: `AuthorizationHeaderMalformed`; Loki starts, and every "
            + "flush fails",
        "set both to the bucket's region, or leave the endpoint out",
        "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return S3Bucket.in(picture)
        .flatMap(
            bucket -> bucket.value("region").stream().flatMap(it -> check(bucket, it).stream()))
        .toList();
  }

  private Optional<Finding> check(S3Bucket bucket, PlacedText region) {
    return bucket
        .server()
        .flatMap(server -> AwsUrl.regionOf(server.value()))
        .filter(it -> region.isPlain() && !region.is(it))
        .map(
            it ->
                about()
                    .finding(
                        region.place(),
                        "the region is '%s', and the endpoint lies in '%s'"
                            .formatted(region.value(), it)));
  }
}
