package dev.plg.model;

/// The Secret that holds Grafana's first administrator.
///
/// @param userKey the key of the Secret that holds the user's name
/// @param passwordKey the key of the Secret that holds the password
public record AdminSecret(String name, String userKey, String passwordKey) {

  public AdminSecret {
    InvalidValue.unless(
        name.length() <= 253 && name.matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?"),
        "'%s' is not the name of a Secret".formatted(name),
        "use lower-case letters, digits, '-' and '.'");
    checkKey(userKey);
    checkKey(passwordKey);
  }

  private static void checkKey(String key) {
    InvalidValue.unless(
        key.matches("[-._a-zA-Z0-9]{1,253}"),
        "'%s' is not a key of a Secret".formatted(key),
        "use letters, digits, '-', '_' and '.'");
  }
}
