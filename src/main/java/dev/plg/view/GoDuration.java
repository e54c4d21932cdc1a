package dev.plg.view;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as Go programs read them. Go's own type knows hours and less; Prometheus' type, which
/// Loki uses in some places, knows days, weeks and years too.
public final class GoDuration {

  // loki vendor/github.com/prometheus/common/model/time.go@v3.7.6 ParseDuration
  private static final Pattern PIECE =
      Pattern.compile("(\\d+(?:\\.\\d*)?)(ns|us|µs|ms|s|m|h|d|w|y)");

  private GoDuration() {}

  /// The duration in either form; empty for a text that is neither.
  public static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher piece = PIECE.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (piece.find() && piece.start() == end) {
      sum = sum.plus(length(Double.parseDouble(piece.group(1)), piece.group(2)));
      end = piece.end();
    }
    return end == text.length() && end > 0 ? Optional.of(sum) : Optional.empty();
  }

  /// Whether Go's own type refuses it for a unit that only Prometheus' type has.
  public static boolean hasLongUnit(String text) {
    return parse(text).isPresent() && text.matches(".*[dwy].*");
  }

  private static Duration length(double number, String unit) {
    double seconds =
        switch (unit) {
          case "ns" -> 1e-9;
          case "us", "µs" -> 1e-6;
          case "ms" -> 1e-3;
          case "s" -> 1;
          case "m" -> 60;
          case "h" -> 3600;
          case "d" -> 86400;
          case "w" -> 7 * 86400;
          default -> 365 * 86400;
        };
    return Duration.ofNanos(Math.round(Math.min(number * seconds, 9e9) * 1e9));
  }
}
