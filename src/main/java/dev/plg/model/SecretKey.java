package dev.plg.model;

/// One value in a Secret of the stack's namespace.
public record SecretKey(String name, String key) {

  public SecretKey {
    SecretNames.check(name);
    SecretNames.checkKey(key);
  }
}
