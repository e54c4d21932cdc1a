package dev.plg.model;

import java.util.Optional;

/// How a client speaks to a server outside.
public sealed interface Encryption {

  /// In the clear.
  record None() implements Encryption {

    @Override
    public boolean isInsecure() {
      return true;
    }

    @Override
    public Optional<String> serverName() {
      return Optional.empty();
    }

    @Override
    public Optional<SecretKey> authority() {
      return Optional.empty();
    }
  }

  /// TLS, the server's name and certificate checked.
  ///
  /// @param serverName the name in the certificate; empty: the host
  /// @param authority PEM certificates that sign the server's; empty: those of the image
  record Tls(Optional<String> serverName, Optional<SecretKey> authority) implements Encryption {

    @Override
    public boolean isInsecure() {
      return false;
    }
  }

  /// True where the client sends everything in the clear.
  boolean isInsecure();

  /// The name in the server's certificate, where it is not the host.
  Optional<String> serverName();

  /// The certificates that sign the server's, where they are not those of the image.
  Optional<SecretKey> authority();
}
