package dev.plg.model;

/// One value in a Secret of the stack's namespace.
public record SecretKey(String name, String key) {

  public SecretKey {
    name = SecretNames.name(name);
    key = SecretNames.key(key);
  }
}
