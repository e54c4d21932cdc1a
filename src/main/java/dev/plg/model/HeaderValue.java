package dev.plg.model;

/// What a client sends in a header.
public sealed interface HeaderValue {

  /// A text that anyone may read.
  record Plain(String text) implements HeaderValue {
    public Plain {
      InvalidValue.unless(
          text.matches("[\\x20-\\x7e]{1,1024}"),
          "this is not the value of a header",
          "use printable ASCII characters; secret values belong in a Secret");
    }
  }

  record FromSecret(SecretKey secret) implements HeaderValue {}
}
