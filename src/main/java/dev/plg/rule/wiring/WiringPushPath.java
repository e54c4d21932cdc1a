package dev.plg.rule.wiring;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Capability;
import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.Destination;
import java.util.Optional;

/// Shippers and collectors send logs to a path that Loki has.
final class WiringPushPath {

  private static final String PUSH = "/loki/api/v1/push";
  private static final String OTLP = "/otlp/v1/logs";

  static final Rule RULE =
      error("wiring/push-path", PICTURE.each(Destination::in))
          .what("logs are sent to a path that Loki does not have")
          .why(
              "Loki answers 404, or the name does not resolve: the client drops each batch after"
                  + " its retries, and only its own log shows the error")
          .fix("send OTLP to the base URL and `/otlp`, everything else to `/loki/api/v1/push`")
          .source(
              "grafana/loki pkg/loki/modules.go:424@v3.7.0; open-telemetry/opentelemetry-collector"
                  + " exporter/otlphttpexporter/README.md")
          .findsIn(
              (output, picture) ->
                  output.to(picture).stream()
                      .filter(Program.LOKI::equals)
                      .flatMap(_ -> violation(output, picture).stream()));

  private WiringPushPath() {}

  private static Optional<Violation> violation(Destination output, Picture picture) {
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
              .or(() -> tooOld(output, picture));
      case OTLP_GRPC_LOGS -> Optional.of(grpc(output));
      case OTLP_TRACES, OTLP_GRPC_TRACES -> Optional.empty();
    };
  }

  /// A gateway may have its own path before Loki's, or in its place.
  private static boolean isPush(String path) {
    boolean once = path.indexOf(PUSH) == path.lastIndexOf(PUSH);
    return once
        && (path.endsWith(PUSH) || !(path.isEmpty() || path.equals("/") || path.contains("/loki")));
  }

  private static boolean isOtlp(String path) {
    return path.endsWith(OTLP) && path.indexOf("/v1/logs") == path.lastIndexOf("/v1/logs");
  }

  /// Whether `host` is a URL, so that the resulting URL has two schemes.
  private static boolean isHostUrl(Destination output) {
    String url = output.url().value();
    return url.indexOf("://") != url.lastIndexOf("://");
  }

  private static Violation host(Destination output) {
    return at(output.url().place(), "`host` is a URL, not the name of a host")
        .fixedBy("write only the name; `port`, `uri` and `tls` are separate settings");
  }

  private static Optional<Violation> tooOld(Destination output, Picture picture) {
    return output
        .link(picture)
        .flatMap(it -> it.reachedConfigs(picture).findFirst())
        .filter(loki -> loki.lacks(Capability.LOKI_TAKES_OTLP))
        .map(
            loki ->
                at(
                        output.url().place(),
                        "OTLP is sent to Loki %s, which does not support it"
                            .formatted(loki.version().orElseThrow()))
                    .fixedBy("update Loki to 3.0 or later, or send to its push API"));
  }

  private static Violation push(Destination output, String path) {
    boolean appended = path.contains(PUSH);
    return at(
            output.url().place(),
            "%s sends to %s, but Loki's push API is %s"
                .formatted(output.from().program().title(), shown(path), PUSH))
        .fixedBy(
            appended
                ? "write the base URL: the client appends the path"
                : "end the URL in " + PUSH);
  }

  private static Violation otlp(Destination output, String path) {
    return at(
            output.url().place(),
            "OTLP is sent to %s, but Loki's endpoint is %s".formatted(shown(path), OTLP))
        .fixedBy(
            path.endsWith("/otlp")
                ? "end `logs_endpoint` in " + OTLP + ": the exporter appends nothing"
                : "end the endpoint in /otlp: the exporter appends /v1/logs");
  }

  private static Violation grpc(Destination output) {
    return at(
            output.url().place(),
            "logs are sent to Loki as OTLP over gRPC, which Loki does not support")
        .fixedBy("use the exporter otlphttp with an endpoint that ends in /otlp");
  }

  private static String shown(String path) {
    return path.isEmpty() ? "/" : path;
  }
}
