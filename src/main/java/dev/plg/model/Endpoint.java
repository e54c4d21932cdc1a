package dev.plg.model;

/// An S3-compatible server that is not AWS.
///
/// @param host `host` or `host:port`, without a scheme: Loki and Tempo each take this form, and
///   whether TLS is spoken has one place
/// @param insecure true: plain HTTP
public record Endpoint(String host, boolean insecure) {

  public Endpoint {
    InvalidValue.unless(
        !host.contains("://"),
        () -> "'%s' has a scheme".formatted(host),
        () ->
            "write %s, and `insecure: %s`"
                .formatted(
                    host.substring(host.indexOf("://") + 3).replaceAll("/.*", ""),
                    host.startsWith("http:")));
    InvalidValue.unless(
        !host.contains("/"),
        () -> "'%s' has a path".formatted(host),
        () -> "write only host[:port], and the bucket under `bucket`");
    InvalidValue.unless(
        host.matches("(?i)[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?"),
        () -> "'%s' is not a server's address".formatted(host),
        () -> "write host[:port], as in minio.storage.svc:9000");
    InvalidValue.unless(
        port(host) <= 65535,
        () -> "'%s' has no such port".formatted(host),
        () -> "choose a port up to 65535");
  }

  private static int port(String host) {
    int colon = host.indexOf(':');
    return colon < 0 ? 0 : Integer.parseInt(host.substring(colon + 1));
  }

  /// True where the address is one of AWS's own, which follows from the region.
  public boolean isAws() {
    return host.matches("(?i)(.+\\.)?amazonaws\\.(com|com\\.cn|eu)(:443)?");
  }
}
