package dev.plg.model;

import java.time.Duration;

/// How much time one index table covers, in whole days; nothing means one table without an end.
// loki v3.7.6 pkg/storage/config/schema_config.go:40: "must be a multiple of 24h"
public record IndexPeriod(Duration period) {

  /// The one that tsdb and boltdb-shipper demand.
  // loki v3.7.6 pkg/storage/config/schema_config.go:48
  public static final IndexPeriod DAY = new IndexPeriod(Duration.ofHours(24));

  public IndexPeriod {
    InvalidValue.unless(
        period.toHours() % 24 == 0,
        () -> "an index period of %dh is not whole days".formatted(period.toHours()),
        () -> "use a multiple of 24h, as in '168h', or 0 for one table without an end");
  }

  /// Reads hours, days, weeks or years, as in `168h` or `7d`, and `0`.
  public static IndexPeriod parse(String text) {
    return new IndexPeriod(
        text.matches("0+[hdwsm]?") ? Duration.ZERO : WholeHours.parse(text, "an index period"));
  }

  /// True for one table that grows for ever.
  public boolean isUnbounded() {
    return period.isZero();
  }

  /// In hours, as Loki reads it: `168h`; `0` where unbounded.
  public String hours() {
    return isUnbounded() ? "0" : period.toHours() + "h";
  }

  @Override
  public String toString() {
    return hours();
  }
}
