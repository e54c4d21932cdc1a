package dev.plg.model;

/// The address of a server that speaks gRPC: `tempo.example.com:4317`, without a scheme.
public record HostPort(String value) {

  public HostPort {
    InvalidValue.unless(
        value.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?:[0-9]{1,5}"),
        () -> "'%s' is not host:port".formatted(value),
        () ->
            "write the host and the port of OTLP over gRPC without a scheme, as in"
                + " tempo.example.com:4317");
  }

  @Override
  public String toString() {
    return value;
  }
}
