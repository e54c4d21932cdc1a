package dev.plg.model;

import java.util.Optional;

/// How a client speaks to a server outside.
public sealed interface Encryption {

  /// In the clear.
  record None() implements Encryption {}

  /// TLS, the server's name and certificate checked.
  ///
  /// @param serverName the name in the certificate; empty: the host
  /// @param authority PEM certificates that sign the server's; empty: those of the image
  record Tls(Optional<String> serverName, Optional<SecretKey> authority) implements Encryption {}
}
