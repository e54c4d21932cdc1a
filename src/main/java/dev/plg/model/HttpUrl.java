package dev.plg.model;

/// The address of an HTTP interface: scheme, host, and a port and path where it has them, without a
/// `/` at its end.
public record HttpUrl(String value) {

  public HttpUrl {
    InvalidValue.unless(
        value.matches(
            "https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~%/-]*[A-Za-z0-9._~%-])?"),
        () -> "'%s' is not an HTTP address".formatted(value),
        () ->
            "write http:// or https://, a host, and a port and path where needed, as in"
                + " http://loki.logging.svc:3100; passwords belong in a Secret");
  }

  @Override
  public String toString() {
    return value;
  }
}
