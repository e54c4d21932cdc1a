package dev.plg.model;

import java.time.Duration;

/// How long logs or traces are kept, in whole hours.
///
/// @param period at least 24 hours: Loki refuses less (`retention period must be >= 24h`)
// loki v3.7.6 pkg/validation/limits.go:606
public record Retention(Duration period) {

  public Retention {
    InvalidValue.unless(
        period.compareTo(Duration.ofHours(24)) >= 0,
        () -> "a retention of %dh is too short".formatted(period.toHours()),
        () -> "keep at least 24h: Loki refuses less");
  }

  /// Reads hours, days, weeks or years, as in `168h`, `30d`, `1d12h`.
  public static Retention parse(String text) {
    return new Retention(WholeHours.parse(text, "a retention period"));
  }

  /// In hours, the one unit that every Go duration field takes: `720h`.
  public String hours() {
    return period.toHours() + "h";
  }

  /// This or the next longer one that is a multiple of a table's period.
  public Retention upToMultipleOf(IndexPeriod table) {
    long whole = table.period().toHours();
    long hours = (period.toHours() + whole - 1) / whole * whole;
    return new Retention(Duration.ofHours(hours));
  }
}
