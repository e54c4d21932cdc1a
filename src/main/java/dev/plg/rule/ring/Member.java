package dev.plg.rule.ring;

/// An entry of `join_members`: `dns+loki-memberlist.monitoring.svc:7946`.
///
/// @param port empty where none is written
record Member(String host, String port) {

  // loki vendor/github.com/grafana/dskit/dns/provider.go@v3.7.6
  static Member of(String text) {
    int plus = text.indexOf('+');
    String address = plus < 0 ? text : text.substring(plus + 1);
    int colon = address.lastIndexOf(':');
    return colon < 0
        ? new Member(address, "")
        : new Member(address.substring(0, colon), address.substring(colon + 1));
  }

  /// Whether it can only be the name of a Service in the same namespace: no address, no variable.
  static boolean isPlainName(String host) {
    return !host.isEmpty()
        && Character.isLetter(host.charAt(0))
        && host.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
  }
}
