package dev.plg.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much comes in, of log lines or of spans.
///
/// @param megabytesPerDay in units of 10⁶ bytes, before compression
public record Ingest(long megabytesPerDay) {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})\\s*(MB/s|(MB|GB|TB)/day)");
  private static final long SECONDS_PER_DAY = 86_400;

  public Ingest {
    InvalidValue.unless(
        megabytesPerDay >= 1, "a load of 0 is not possible", "write it as in '50GB/day'");
  }

  /// Reads megabytes, gigabytes or terabytes a day, as in `50GB/day`, or megabytes a second.
  public static Ingest parse(String text) {
    Matcher form = FORM.matcher(text);
    InvalidValue.unless(
        form.matches(),
        "'%s' is not a load".formatted(text),
        "write it as in '50GB/day' or '2MB/s'");
    long number = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "MB/s" -> new Ingest(number * SECONDS_PER_DAY);
      case "MB/day" -> new Ingest(number);
      case "GB/day" -> new Ingest(number * 1_000);
      default -> new Ingest(number * 1_000_000);
    };
  }

  /// In units of 10⁹ bytes, rounded up.
  public long gigabytesPerDay() {
    return (megabytesPerDay + 999) / 1_000;
  }

  /// The day's average, in units of 10⁶ bytes, rounded up.
  public long megabytesPerSecond() {
    return (megabytesPerDay + SECONDS_PER_DAY - 1) / SECONDS_PER_DAY;
  }

  /// The day's average in bytes.
  public long bytesPerSecond() {
    return megabytesPerDay * 1_000_000 / SECONDS_PER_DAY;
  }

  @Override
  public String toString() {
    if (megabytesPerDay % 1_000_000 == 0) {
      return megabytesPerDay / 1_000_000 + "TB/day";
    }
    return megabytesPerDay % 1_000 == 0
        ? megabytesPerDay / 1_000 + "GB/day"
        : megabytesPerDay + "MB/day";
  }
}
