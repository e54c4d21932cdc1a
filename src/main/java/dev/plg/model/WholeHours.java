package dev.plg.model;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spans of whole hours: the units of Prometheus from an hour up.
final class WholeHours {

  private static final Pattern PART = Pattern.compile("([0-9]{1,6})([hdwy])");

  private WholeHours() {}

  /// Reads hours, days, weeks or years, as in `168h`, `30d`, `1d12h`.
  ///
  /// @param what the text should be, with its article
  static Duration parse(String text, String what) {
    // Hours, not durations: `multipliedBy` goes by way of `BigDecimal`, whose set-up takes 10 ms.
    long hours = 0;
    Matcher part = PART.matcher(text);
    int end = 0;
    while (part.find() && part.start() == end) {
      hours += hoursIn(part.group(2)) * Long.parseLong(part.group(1));
      end = part.end();
    }
    InvalidValue.unless(
        end == text.length() && end > 0,
        () -> "'%s' is not %s".formatted(text, what),
        () -> "write whole hours, days, weeks or years, as in '168h' or '30d'");
    return Duration.ofHours(hours);
  }

  private static long hoursIn(String unit) {
    return switch (unit) {
      case "h" -> 1;
      case "d" -> 24;
      case "w" -> 7 * 24;
      default -> 365 * 24;
    };
  }
}
