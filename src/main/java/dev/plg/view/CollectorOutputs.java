package dev.plg.view;

import dev.plg.picture.ProgramConfig;
import dev.plg.view.Destination.Protocol;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.Optional;
import java.util.stream.Stream;

/// The exporters of an OpenTelemetry Collector that some pipeline uses.
// opentelemetry-collector exporter/otlphttpexporter/README.md, exporter/otlpexporter/README.md
final class CollectorOutputs {

  private CollectorOutputs() {}

  static Stream<Destination> of(ProgramConfig config) {
    Mapping exporters = config.tree().mapping("exporters");
    return Stream.of("logs", "traces")
        .flatMap(
            signal ->
                exporters.entries().stream()
                    .filter(it -> isUsed(config, signal, it.key()))
                    .filter(it -> it.value() instanceof Mapping)
                    .flatMap(it -> of(config, signal, it.key(), (Mapping) it.value())));
  }

  /// Whether a pipeline for a signal, as `logs` or `logs/audit`, names an exporter.
  private static boolean isUsed(ProgramConfig config, String signal, String exporter) {
    return config.tree().mapping("service").mapping("pipelines").entries().stream()
        .filter(it -> type(it.key()).equals(signal))
        .filter(it -> it.value() instanceof Mapping)
        .flatMap(it -> ((Mapping) it.value()).sequence("exporters").items().stream())
        .anyMatch(it -> it instanceof Scalar name && name.text().equals(exporter));
  }

  private static String type(String id) {
    int slash = id.indexOf('/');
    return slash < 0 ? id : id.substring(0, slash);
  }

  private static Stream<Destination> of(
      ProgramConfig config, String signal, String exporter, Mapping settings) {
    boolean logs = signal.equals("logs");
    return switch (type(exporter)) {
      case "otlphttp", "otlp_http" -> {
        Protocol protocol = logs ? Protocol.OTLP_LOGS : Protocol.OTLP_TRACES;
        String own = signal + "_endpoint";
        yield settings.text(own).isPresent()
            ? output(config, settings, own, protocol, "").stream()
            : output(config, settings, "endpoint", protocol, "/v1/" + signal).stream();
      }
      case "otlp", "otlp_grpc" ->
          output(
              config,
              settings,
              "endpoint",
              logs ? Protocol.OTLP_GRPC_LOGS : Protocol.OTLP_GRPC_TRACES,
              "")
              .stream();
      case "loki" -> output(config, settings, "endpoint", Protocol.LOKI, "").stream();
      default -> Stream.empty();
    };
  }

  private static Optional<Destination> output(
      ProgramConfig config, Mapping settings, String key, Protocol protocol, String appended) {
    return ShipperOutputs.text(settings, key)
        .map(
            url ->
                new Destination(
                    config,
                    url,
                    protocol,
                    ShipperOutputs.path(url.value())
                        .map(path -> path.replaceFirst("/+$", "") + appended),
                    tenant(settings),
                    settings.find("auth").isPresent()));
  }

  private static Optional<PlacedText> tenant(Mapping settings) {
    Mapping headers = settings.mapping("headers");
    return headers.keys().stream()
        .filter("x-scope-orgid"::equalsIgnoreCase)
        .findFirst()
        .flatMap(name -> ShipperOutputs.text(headers, name));
  }
}
