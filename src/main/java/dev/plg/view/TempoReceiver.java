package dev.plg.view;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One way into Tempo.
///
/// @param protocol `otlp/grpc`, `otlp/http`, `jaeger/thrift_http`, `zipkin`
/// @param endpoint the address that it listens on; empty where the default counts
public record TempoReceiver(String protocol, Optional<String> endpoint, Location place) {

  /// The receivers of a configuration's `receivers`.
  public static List<TempoReceiver> in(Mapping receivers) {
    return receivers.entries().stream().flatMap(TempoReceiver::of).toList();
  }

  private static Stream<TempoReceiver> of(Mapping.Entry entry) {
    Mapping body = body(entry);
    Mapping protocols = body.mapping("protocols");
    if (protocols.isEmpty()) {
      return Stream.of(of(entry.key(), body, entry));
    }
    return protocols.entries().stream()
        .map(transport -> of(entry.key() + "/" + transport.key(), body(transport), transport));
  }

  private static TempoReceiver of(String protocol, Mapping body, Mapping.Entry entry) {
    Location place =
        body.find("endpoint").isPresent() ? body.placeOf("endpoint") : entry.keyPlace();
    return new TempoReceiver(protocol, body.text("endpoint"), place);
  }

  private static Mapping body(Mapping.Entry entry) {
    return entry.value() instanceof Mapping mapping ? mapping : Mapping.EMPTY;
  }

  /// The port that it listens on; 0 if it is not known.
  public int port() {
    return endpoint.map(TempoReceiver::port).orElseGet(() -> usualPort(protocol));
  }

  private static int port(String endpoint) {
    String port = endpoint.substring(endpoint.lastIndexOf(':') + 1);
    return port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
  }

  /// Whether only the pod itself can reach it.
  public boolean isPrivate() {
    return endpoint
        .filter(it -> it.startsWith("localhost:") || it.startsWith("127.0.0.1:"))
        .isPresent();
  }

  /// The default port of a protocol; 0 for an unknown protocol.
  public static int usualPort(String protocol) {
    return switch (protocol) {
      case "otlp/grpc" -> 4317;
      case "otlp/http" -> 4318;
      case "jaeger/grpc" -> 14250;
      case "jaeger/thrift_http" -> 14268;
      case "jaeger/thrift_compact" -> 6831;
      case "jaeger/thrift_binary" -> 6832;
      case "zipkin" -> 9411;
      case "opencensus" -> 55678;
      default -> 0;
    };
  }

  /// The protocol that is usually spoken at a port; empty for any other port.
  public static Optional<String> usualProtocol(int port) {
    return Stream.of(
            "otlp/grpc",
            "otlp/http",
            "jaeger/grpc",
            "jaeger/thrift_http",
            "jaeger/thrift_compact",
            "jaeger/thrift_binary",
            "zipkin",
            "opencensus")
        .filter(protocol -> usualPort(protocol) == port)
        .findFirst();
  }
}
