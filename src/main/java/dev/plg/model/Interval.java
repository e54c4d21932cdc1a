package dev.plg.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A span of time of one second up, as a person writes it: `30s`, `5m`, `1h`.
public record Interval(int seconds) {

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,4})([smh])");

  /// Throws where the text is none.
  public static Interval parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    InvalidValue.unless(
        matcher.matches(),
        "'%s' is not an interval".formatted(text),
        "write whole seconds, minutes or hours, as in 30s or 5m");
    int unit =
        switch (matcher.group(2)) {
          case "s" -> 1;
          case "m" -> 60;
          default -> 3600;
        };
    return new Interval(Integer.parseInt(matcher.group(1)) * unit);
  }

  /// In seconds, as Go reads it: `300s`.
  @Override
  public String toString() {
    return seconds + "s";
  }
}
