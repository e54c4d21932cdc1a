package dev.plg.view;

/// An entry of `join_members`: `dns+loki-memberlist.monitoring.svc:7946`.
///
/// @param port empty where none is written
public record JoinMember(String host, String port) {

  // loki vendor/github.com/grafana/dskit/dns/provider.go@v3.7.6
  public static JoinMember of(String text) {
    int plus = text.indexOf('+');
    String address = plus < 0 ? text : text.substring(plus + 1);
    int colon = address.lastIndexOf(':');
    return colon < 0
        ? new JoinMember(address, "")
        : new JoinMember(address.substring(0, colon), address.substring(colon + 1));
  }

  /// Whether it can only be the name of a Service in the same namespace: no address, no variable.
  public static boolean isPlainName(String host) {
    return !host.isEmpty()
        && Character.isLetter(host.charAt(0))
        && host.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
  }
}
