package dev.plg.model;

import java.util.Arrays;
import java.util.Optional;

/// A protocol by which spans come in, each on the port that its own project assigns.
// opentelemetry-collector receiver/otlpreceiver/README.md; contrib receiver/{jaeger,zipkin}receiver
public enum TraceProtocol {
  OTLP_GRPC("otlp-grpc", 4317, "TCP"),
  OTLP_HTTP("otlp-http", 4318, "TCP"),
  JAEGER_GRPC("jaeger-grpc", 14250, "TCP"),
  /// Thrift over HTTP.
  JAEGER_THRIFT("jaeger-thrift", 14268, "TCP"),
  /// Compact Thrift in datagrams.
  JAEGER_COMPACT("jaeger-compact", 6831, "UDP"),
  /// Binary Thrift in datagrams.
  JAEGER_BINARY("jaeger-binary", 6832, "UDP"),
  ZIPKIN("zipkin", 9411, "TCP");

  private final String id;
  private final int port;
  private final String transport;

  TraceProtocol(String id, int port, String transport) {
    this.id = id;
    this.port = port;
    this.transport = transport;
  }

  /// The name in a stack file and of the port: at most 15 characters, as Kubernetes asks.
  public String id() {
    return id;
  }

  public int port() {
    return port;
  }

  /// `TCP` or `UDP`.
  public String transport() {
    return transport;
  }

  /// True where logs and metrics come in by it, too.
  public boolean isOtlp() {
    return switch (this) {
      case OTLP_GRPC, OTLP_HTTP -> true;
      case JAEGER_GRPC, JAEGER_THRIFT, JAEGER_COMPACT, JAEGER_BINARY, ZIPKIN -> false;
    };
  }

  /// True where Jaeger's receiver takes it.
  public boolean isJaeger() {
    return switch (this) {
      case JAEGER_GRPC, JAEGER_THRIFT, JAEGER_COMPACT, JAEGER_BINARY -> true;
      case OTLP_GRPC, OTLP_HTTP, ZIPKIN -> false;
    };
  }

  /// Where a receiver listens: all interfaces, said aloud, since Tempo 2.7 and later listen on
  /// `localhost` alone otherwise.
  // tempo CHANGELOG.md 2.7.0
  public String everywhere() {
    return "0.0.0.0:" + port;
  }

  /// Throws where there is no such protocol.
  public static TraceProtocol of(String id) {
    Optional<TraceProtocol> known =
        Arrays.stream(values()).filter(protocol -> protocol.id.equals(id)).findFirst();
    return known.orElseThrow(
        () ->
            new InvalidValue(
                "there is no trace protocol '%s'".formatted(id),
                "choose among " + String.join(", ", ids())));
  }

  private static Iterable<String> ids() {
    return Arrays.stream(values()).map(TraceProtocol::id).toList();
  }
}
