package dev.plg.model;

/// The host of an image registry, with a port and a path where it has them:
/// `harbor.local:5000/mirror`.
public record Registry(String value) {

  public Registry {
    InvalidValue.unless(
        value.matches(
            "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9._/-]*[a-z0-9])?"),
        () -> "'%s' is not a registry".formatted(value),
        () -> "write host[:port][/path] without 'https://' and without a '/' at its end");
  }
}
