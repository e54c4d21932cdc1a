package dev.plg.model;

import java.util.function.Supplier;

/// A text that is not a value of the type asked for. The message says what it is instead, and
/// [#fix] what would be right; the one who knows the place turns it into a finding.
public final class InvalidValue extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String fix;

  public InvalidValue(String message, String fix) {
    super(message);
    this.fix = fix;
  }

  public String fix() {
    return fix;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /// Throws unless `valid`.
  static void unless(boolean valid, String message, String fix) {
    if (!valid) {
      throw new InvalidValue(message, fix);
    }
  }

  /// Throws unless `valid`; the texts are made only then, since every run checks dozens of values
  /// and few are wrong.
  static void unless(boolean valid, Supplier<String> message, Supplier<String> fix) {
    if (!valid) {
      throw new InvalidValue(message.get(), fix.get());
    }
  }
}
