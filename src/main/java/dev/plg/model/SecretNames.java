package dev.plg.model;

/// How Kubernetes names Secrets and their keys.
public final class SecretNames {

  private SecretNames() {}

  /// The name of a Secret; throws for a text that is none.
  public static String name(String name) {
    InvalidValue.unless(
        name.length() <= 253 && name.matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?"),
        () -> "'%s' is not the name of a Secret".formatted(name),
        () -> "use lower-case letters, digits, '-' and '.'");
    return name;
  }

  /// The name of a value in a Secret; throws for a text that is none.
  public static String key(String key) {
    InvalidValue.unless(
        key.matches("[-._a-zA-Z0-9]{1,253}"),
        () -> "'%s' is not a key of a Secret".formatted(key),
        () -> "use letters, digits, '-', '_' and '.'");
    return key;
  }
}
