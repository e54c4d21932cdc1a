package dev.plg.model;

/// The Secret that holds Grafana's first administrator.
///
/// @param userKey the key of the Secret that holds the user's name
/// @param passwordKey the key of the Secret that holds the password
public record AdminSecret(String name, String userKey, String passwordKey) {

  public AdminSecret {
    name = SecretNames.name(name);
    userKey = SecretNames.key(userKey);
    passwordKey = SecretNames.key(passwordKey);
  }
}
