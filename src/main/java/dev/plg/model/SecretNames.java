package dev.plg.model;

/// How Kubernetes names Secrets and their keys.
final class SecretNames {

  private SecretNames() {}

  static void check(String name) {
    InvalidValue.unless(
        name.length() <= 253 && name.matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?"),
        () -> "'%s' is not the name of a Secret".formatted(name),
        () -> "use lower-case letters, digits, '-' and '.'");
  }

  static void checkKey(String key) {
    InvalidValue.unless(
        key.matches("[-._a-zA-Z0-9]{1,253}"),
        () -> "'%s' is not a key of a Secret".formatted(key),
        () -> "use letters, digits, '-', '_' and '.'");
  }
}
