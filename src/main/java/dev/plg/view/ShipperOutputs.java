package dev.plg.view;

import dev.plg.finding.Location;
import dev.plg.picture.ProgramConfig;
import dev.plg.view.Destination.Protocol;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The outputs of Fluent Bit, Fluentd and Vector that lead to Loki.
final class ShipperOutputs {

  private static final String PUSH = "/loki/api/v1/push";

  /// Settings that may name the tenant of each line or request.
  private static final List<String> VARYING =
      List.of("tenant_id_key", "tenantIDKey", "header", "headers", "extra_headers", "request");

  private ShipperOutputs() {}

  /// Its own output `loki` has host, port and path apart; Grafana's plugin has a URL.
  // docs.fluentbit.io/manual/pipeline/outputs/loki; loki clients/cmd/fluent-bit/config.go@v3.0.0
  static Stream<Destination> ofFluentBit(ProgramConfig config) {
    return config
        .tree()
        .mapping("pipeline")
        .sequence("outputs")
        .mappings()
        .flatMap(
            output ->
                switch (output.text("name").orElse("")) {
                  case "loki" -> ofHost(config, output).stream();
                  case "grafana-loki" ->
                      text(output, "url").map(url -> output(config, output, url, "")).stream();
                  default -> Stream.empty();
                });
  }

  private static Optional<Destination> ofHost(ProgramConfig config, Mapping output) {
    boolean isSecure = output.text("tls").filter("on"::equalsIgnoreCase).isPresent();
    String port = output.text("port").orElse("3100");
    return text(output, "host")
        .map(
            host -> {
              var url = new PlacedText(url(isSecure, host.value(), port), host.place());
              String path = output.text("uri").orElse(PUSH);
              Location place =
                  output.text("uri").isPresent() ? output.placeOf("uri") : host.place();
              return new Destination(
                  config,
                  new PlacedText(url.value(), place),
                  Protocol.LOKI,
                  path((host.value().contains("/") ? host.value() : "") + path),
                  tenant(output),
                  varies(output));
            });
  }

  private static String url(boolean isSecure, String host, String port) {
    return (isSecure ? "https://" : "http://") + host + ":" + port;
  }

  // loki clients/cmd/fluentd/lib/fluent/plugin/out_loki.rb:94@v3.0.0 appends the path
  static Stream<Destination> ofFluentd(ProgramConfig config) {
    return config
        .tree()
        .sequence("match")
        .mappings()
        .filter(it -> it.text("@type").filter("loki"::equals).isPresent())
        .flatMap(it -> text(it, "url").map(url -> output(config, it, url, PUSH)).stream());
  }

  // vector.dev/docs/reference/configuration/sinks/loki: `path` is appended to `endpoint`
  static Stream<Destination> ofVector(ProgramConfig config) {
    return config.tree().mapping("sinks").entries().stream()
        .filter(it -> it.value() instanceof Mapping)
        .map(it -> (Mapping) it.value())
        .filter(it -> it.text("type").filter("loki"::equals).isPresent())
        .flatMap(
            it ->
                text(it, "endpoint")
                    .map(url -> output(config, it, url, it.text("path").orElse(PUSH)))
                    .stream());
  }

  private static Destination output(
      ProgramConfig config, Mapping settings, PlacedText url, String appended) {
    return new Destination(
        config,
        url,
        Protocol.LOKI,
        path(url.value())
            .map(path -> appended.isEmpty() ? path : path.replaceFirst("/+$", "") + appended),
        tenant(settings),
        varies(settings));
  }

  private static boolean varies(Mapping settings) {
    return VARYING.stream().anyMatch(key -> settings.find(key).isPresent())
        || tenant(settings).filter(it -> plain(it.value()).isEmpty()).isPresent();
  }

  private static Optional<PlacedText> tenant(Mapping settings) {
    return Stream.of("tenant_id", "tenant", "tenantid", "tenantID")
        .flatMap(key -> text(settings, key).stream())
        .findFirst();
  }

  static Optional<PlacedText> text(Mapping mapping, String key) {
    return mapping
        .text(key)
        .filter(text -> !text.isEmpty())
        .map(text -> new PlacedText(text, mapping.placeOf(key)));
  }

  /// The path of a URL, without a query; empty where a variable is part of the URL.
  static Optional<String> path(String url) {
    return plain(url)
        .map(
            text -> {
              int scheme = text.indexOf("://");
              int slash = text.indexOf('/', scheme < 0 ? 0 : scheme + 3);
              String path = slash < 0 ? "" : text.substring(slash);
              int query = path.indexOf('?');
              return query < 0 ? path : path.substring(0, query);
            });
  }

  private static Optional<String> plain(String text) {
    boolean open = text.indexOf('$') >= 0 || text.indexOf('{') >= 0 || text.indexOf('#') >= 0;
    return open ? Optional.empty() : Optional.of(text);
  }
}
