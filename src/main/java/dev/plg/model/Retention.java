package dev.plg.model;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long logs or traces are kept, in whole hours.
///
/// @param period at least 24 hours: Loki refuses less (`retention period must be >= 24h`)
// loki v3.7.6 pkg/validation/limits.go:606
public record Retention(Duration period) {

  private static final Pattern PART = Pattern.compile("([0-9]{1,6})([hdwy])");

  public Retention {
    InvalidValue.unless(
        period.compareTo(Duration.ofHours(24)) >= 0,
        "a retention of %dh is too short".formatted(period.toHours()),
        "keep at least 24h: Loki refuses less");
  }

  /// Reads hours, days, weeks or years, as in `168h`, `30d`, `1d12h`: the units of Prometheus from an
  /// hour up.
  public static Retention parse(String text) {
    Duration total = Duration.ZERO;
    Matcher part = PART.matcher(text);
    int end = 0;
    while (part.find() && part.start() == end) {
      total = total.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
      end = part.end();
    }
    InvalidValue.unless(
        end == text.length() && end > 0,
        "'%s' is not a retention period".formatted(text),
        "write whole hours, days, weeks or years, as in '168h' or '30d'");
    return new Retention(total);
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      case "w" -> Duration.ofDays(7);
      default -> Duration.ofDays(365);
    };
  }

  /// In hours, the one unit that every Go duration field takes: `720h`.
  public String hours() {
    return period.toHours() + "h";
  }
}
