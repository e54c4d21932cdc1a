package dev.plg.rule.wiring;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Destination;
import java.util.List;
import java.util.Optional;

/// Shippers and collectors ask Loki for a path that it has.
final class LokiIsPushedWhereItListens implements PictureRule {

  private static final String PUSH = "/loki/api/v1/push";
  private static final String OTLP = "/otlp/v1/logs";

  @Override
  public About about() {
    return new About(
        "wiring/push-path",
        Severity.ERROR,
        Versions.ALL,
        "logs are sent to a path that Loki does not have",
        "Loki answers 404, or the name does not resolve: the sender drops each batch after its"
            + " retries, and only its own log tells",
        "send OTLP to the base URL and `/otlp`, everything else to `/loki/api/v1/push`",
        "loki pkg/loki/modules.go:424@v3.7.0; opentelemetry-collector"
            + " exporter/otlphttpexporter/README.md");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Destination.in(picture)
        .filter(output -> output.to(picture).filter(Program.LOKI::equals).isPresent())
        .flatMap(output -> check(output, picture).stream())
        .toList();
  }

  private Optional<Finding> check(Destination output, Picture picture) {
    return switch (output.protocol()) {
      case LOKI ->
          isHostUrl(output)
              ? Optional.of(host(output))
              : output.path().filter(it -> !isPush(it)).map(it -> push(output, it));
      case OTLP_LOGS ->
          output
              .path()
              .filter(it -> !isOtlp(it))
              .map(it -> otlp(output, it))
              .or(() -> old(output, picture));
      case OTLP_GRPC_LOGS -> Optional.of(grpc(output));
      case OTLP_TRACES, OTLP_GRPC_TRACES -> Optional.empty();
    };
  }

  /// A gateway may have a path of its own before Loki's, or in its place.
  private static boolean isPush(String path) {
    boolean once = path.indexOf(PUSH) == path.lastIndexOf(PUSH);
    return once
        && (path.endsWith(PUSH) || !(path.isEmpty() || path.equals("/") || path.contains("/loki")));
  }

  private static boolean isOtlp(String path) {
    return path.endsWith(OTLP) && path.indexOf("/v1/logs") == path.lastIndexOf("/v1/logs");
  }

  /// Whether a URL is written where a host belongs, so that the whole has two schemes.
  private static boolean isHostUrl(Destination output) {
    String url = output.url().value();
    return url.indexOf("://") != url.lastIndexOf("://");
  }

  private Finding host(Destination output) {
    return about()
        .finding(
            output.url().place(),
            "`host` is the name of a host, and a URL is written here",
            "write the name alone; `port`, `uri` and `tls` are settings of their own");
  }

  private Optional<Finding> old(Destination output, Picture picture) {
    return output
        .link(picture)
        .flatMap(it -> it.reachedConfigs(picture).findFirst())
        .filter(loki -> loki.isBefore("3.0"))
        .map(
            loki ->
                about()
                    .finding(
                        output.url().place(),
                        "OTLP is sent to Loki %s, which takes none"
                            .formatted(loki.version().orElseThrow()),
                        "update Loki to 3.0 or later, or send to its push API"));
  }

  private Finding push(Destination output, String path) {
    return about()
        .finding(
            output.url().place(),
            "%s sends to %s, and Loki takes lines at %s"
                .formatted(output.from().program().title(), shown(path), PUSH),
            output.path().filter(it -> it.contains(PUSH)).isPresent()
                ? "write the base URL: the path is appended"
                : "end the URL in " + PUSH);
  }

  private Finding otlp(Destination output, String path) {
    return about()
        .finding(
            output.url().place(),
            "OTLP is sent to %s, and Loki takes it at %s".formatted(shown(path), OTLP),
            path.endsWith("/otlp")
                ? "end `logs_endpoint` in " + OTLP + ": nothing is appended to it"
                : "end the endpoint in /otlp: the exporter appends /v1/logs");
  }

  private Finding grpc(Destination output) {
    return about()
        .finding(
            output.url().place(),
            "logs are sent to Loki as OTLP by gRPC, which Loki does not speak",
            "use the exporter otlphttp with an endpoint that ends in /otlp");
  }

  private static String shown(String path) {
    return path.isEmpty() ? "/" : path;
  }
}
