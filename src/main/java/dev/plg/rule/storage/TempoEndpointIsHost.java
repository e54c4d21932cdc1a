package dev.plg.rule.storage;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;
import java.util.Optional;

/// Tempo wants the host of its bucket's server alone.
final class TempoEndpointIsHost implements PictureRule {

  @Override
  public About about() {
    return new About(
        "storage/tempo-endpoint",
        Severity.ERROR,
        Versions.of("Tempo"),
        "the endpoint of Tempo's bucket is no bare host",
        "Tempo does not start: its client of S3 refuses the endpoint, as with `Endpoint "
            + "url cannot have fully qualified paths.`",
        "write the host alone, as in s3.us-east-1.amazonaws.com; for plain HTTP set "
            + "`insecure: true`",
        "tempo vendor/github.com/minio/minio-go/v7/utils.go:164@v2.10.8");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .configs(Program.TEMPO)
        .filter(
            tempo -> tempo.value("storage", "trace", "backend").filter("s3"::equals).isPresent())
        .flatMap(tempo -> fault(tempo).stream())
        .toList();
  }

  private Optional<Finding> fault(ProgramConfig tempo) {
    String endpoint = tempo.value("storage", "trace", "s3", "endpoint").orElse("");
    if (endpoint.isEmpty()) {
      boolean set = tempo.flag("storage.trace.s3.endpoint").isPresent();
      return set ? Optional.empty() : Optional.of(missing(tempo));
    }
    int path = endpoint.replaceFirst("/$", "").indexOf('/');
    return path < 0
        ? Optional.empty()
        : Optional.of(
            about()
                .finding(
                    tempo.placeOf("storage", "trace", "s3", "endpoint"),
                    "'%s' is a URL, not a host".formatted(endpoint)));
  }

  private Finding missing(ProgramConfig tempo) {
    return about()
        .finding(
            tempo.placeOf("storage", "trace", "s3"), "no endpoint is named for Tempo's bucket");
  }
}
