package dev.plg.view;

import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import java.util.Optional;

/// A URL or an address, taken apart.
///
/// @param scheme empty for a bare `host:port`
/// @param port 0 where none is written
/// @param path with its slash; empty for none
public record Url(String scheme, String host, int port, String path) {

  /// The parts of `http://loki:3100/ready` or `tempo:4317`; empty if it contains a variable.
  public static Optional<Url> parse(String text) {
    if (text.isBlank() || text.indexOf('$') >= 0 || text.indexOf('{') >= 0) {
      return Optional.empty();
    }
    int colons = text.indexOf("://");
    String scheme = colons < 0 ? "" : text.substring(0, colons);
    String rest = colons < 0 ? text : text.substring(colons + 3);
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    String address = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = address.lastIndexOf(':');
    String port = colon < 0 ? "" : address.substring(colon + 1);
    boolean isPort = port.matches("[0-9]{1,5}");
    return Optional.of(
        new Url(
            scheme,
            isPort ? address.substring(0, colon) : address,
            isPort ? Integer.parseInt(port) : 0,
            path));
  }

  /// The port that applies: 80 or 443 by the scheme if none is written.
  public int effectivePort() {
    return port > 0 ? port : scheme.equals("https") ? 443 : 80;
  }

  /// Whether only the cluster can know the host: `loki`, `loki.logs`, `loki.logs.svc`.
  public boolean isInCluster() {
    return host.indexOf('.') < 0
        || host.endsWith(".svc")
        || host.endsWith(".svc.cluster.local")
        || host.endsWith(".svc.cluster.local.");
  }

  /// The Service that it leads to.
  public Optional<Service> service(Picture picture, String fromNamespace) {
    return picture.serviceAt(host, fromNamespace);
  }
}
