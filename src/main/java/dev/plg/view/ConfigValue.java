package dev.plg.view;

import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.KnownKey;
import dev.plg.catalog.KnownValue;
import dev.plg.catalog.ValueType;
import dev.plg.finding.Nearest;
import dev.plg.picture.ProgramConfig;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A value in the configuration of a program, as Go's YAML decoder takes it for a field of a type.
/// Variables are expanded before: of `${NAME:text}` the default is judged, of `${NAME}` nothing is
/// known.
// gopkg.in/yaml.v2 decode.go scalar@v2.4.0
public final class ConfigValue {

  // github.com/prometheus/common model/time.go ParseDuration
  private static final Pattern LONG_DURATION =
      Pattern.compile("(?=.)(\\d+y)?(\\d+w)?(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?(\\d+ms)?");

  private static final Pattern SIZE =
      Pattern.compile("(?i)\\d+(\\.\\d+)?\\s*(b|bytes?|[kmgtpe]b?|[kmgtpe]ib)?");

  private static final Pattern NUMBER_WITH_UNIT =
      Pattern.compile("([-+]?\\d+(?:\\.\\d+)?)\\s*([A-Za-z]*).*");

  private static final Pattern INTEGER = Pattern.compile("[-+]?(0[xob])?[0-9A-Fa-f_]+");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9_.]+([eE][-+]?[0-9]+)?");
  private static final Pattern SWITCH = Pattern.compile("(?i)y|n|yes|no|on|off");

  /// Why a value does not fit.
  ///
  /// @param wants as in "`x` wants a number"
  /// @param fix what to write instead
  public record Misfit(String wants, String fix) {}

  private ConfigValue() {}

  /// The values of a configuration whose keys are known.
  public static Stream<KnownValue> of(ProgramConfig config) {
    return config
        .version()
        .map(version -> ConfigKeys.of(config.program(), version))
        .orElseGet(() -> ConfigKeys.ofAny(config.program()))
        .stream()
        .flatMap(keys -> keys.values(config.tree()).stream());
  }

  /// Whether a duration for Go has a unit that only Prometheus knows.
  public static boolean hasLongUnit(KnownValue value) {
    return value.key().type() == ValueType.GO_DURATION
        && value.value() instanceof Scalar scalar
        && GoDuration.hasLongUnit(scalar.text());
  }

  /// Why the program refuses the value; empty where it takes it, or nothing is known of it.
  public static Optional<Misfit> misfit(KnownKey key, Node value) {
    return switch (value) {
      case Mapping _ -> isMap(key) ? Optional.empty() : ofKind(key);
      case Sequence _ -> isList(key) ? Optional.empty() : ofKind(key);
      case Scalar scalar -> scalar.isNull() ? Optional.empty() : ofScalar(key, scalar);
    };
  }

  private static boolean isMap(KnownKey key) {
    return switch (key.type()) {
      case MAP, CLOSED, BLOCK, BLOCKS, ANY -> true;
      case BOOL, INT, FLOAT, STRING, GO_DURATION, DURATION, BYTES, LIST -> false;
    };
  }

  private static boolean isList(KnownKey key) {
    return switch (key.type()) {
      case LIST, ANY -> true;
      case BOOL, INT, FLOAT, STRING, GO_DURATION, DURATION, BYTES, MAP, CLOSED, BLOCK, BLOCKS ->
          false;
    };
  }

  private static Optional<Misfit> ofScalar(KnownKey key, Scalar scalar) {
    String text = scalar.text();
    if (!text.contains("${") && !text.contains("{{")) {
      return fits(key, scalar.kind(), text) ? Optional.empty() : ofText(key, scalar);
    }
    String standard = Expansion.standard(text).orElse("");
    // What a variable expands to is read again, as if it had been written there.
    return standard.isEmpty() || fits(key, plainKind(standard), standard)
        ? Optional.empty()
        : ofText(key, Scalar.of(standard));
  }

  static Scalar.Kind plainKind(String text) {
    if (text.matches("true|false")) {
      return Scalar.Kind.BOOLEAN;
    }
    return INTEGER.matcher(text).matches() && text.matches("[-+]?[0-9].*")
        ? Scalar.Kind.INTEGER
        : DECIMAL.matcher(text).matches() ? Scalar.Kind.FLOAT : Scalar.Kind.STRING;
  }

  private static boolean fits(KnownKey key, Scalar.Kind kind, String text) {
    boolean isText = kind == Scalar.Kind.STRING;
    return switch (key.type()) {
      case ANY -> true;
      case MAP, CLOSED, BLOCK, BLOCKS, LIST -> false;
      case BOOL -> kind == Scalar.Kind.BOOLEAN || (isText && SWITCH.matcher(text).matches());
      case INT, FLOAT ->
          kind == Scalar.Kind.INTEGER
              || kind == Scalar.Kind.FLOAT
              || (isText && isUnquotedNumber(text));
      // Without a unit they are nanoseconds, of which only none, and -1 for no limit, make sense.
      case GO_DURATION -> isGoDuration(text) || (!isText && text.startsWith("-"));
      case DURATION -> isGoDuration(text) || LONG_DURATION.matcher(text).matches();
      case BYTES -> kind != Scalar.Kind.BOOLEAN && SIZE.matcher(text).matches();
      case STRING ->
          key.words().isEmpty()
              || text.isEmpty()
              || key.words().stream().anyMatch(text::equalsIgnoreCase);
    };
  }

  /// A number of YAML 1.1 alone; one of both would not be read as a text but for its quotes.
  private static boolean isUnquotedNumber(String text) {
    return text.contains("_") && INTEGER.matcher(text).matches();
  }

  private static boolean isGoDuration(String text) {
    String positive = text.startsWith("-") ? text.substring(1) : text;
    return GoDuration.parse(positive).isPresent() && !GoDuration.hasLongUnit(positive);
  }

  private static Optional<Misfit> ofKind(KnownKey key) {
    return Optional.of(
        switch (key.type()) {
          case MAP, CLOSED, BLOCK, BLOCKS, ANY -> new Misfit("a map", "write a map");
          case LIST -> new Misfit("a list", "write a list");
          case BOOL -> new Misfit("true or false", "write true or false");
          case INT, FLOAT -> new Misfit("a number", "write a number");
          case STRING -> new Misfit("a string", "write a string");
          case GO_DURATION -> new Misfit("a duration", "write hours, minutes or seconds, as in 1h");
          case DURATION -> new Misfit("a duration", "write a number and a unit, as in 7d or 168h");
          case BYTES -> new Misfit("a size", "write a size, as in 4MB");
        });
  }

  private static Optional<Misfit> ofText(KnownKey key, Scalar scalar) {
    Matcher number = NUMBER_WITH_UNIT.matcher(scalar.text());
    boolean hasNumber = number.matches();
    return ofKind(key)
        .map(
            misfit ->
                switch (key.type()) {
                  case STRING -> ofWords(key, scalar.text());
                  case INT, FLOAT ->
                      hasNumber ? new Misfit(misfit.wants(), "write " + number.group(1)) : misfit;
                  case BYTES -> hasNumber ? ofSize(number) : misfit;
                  case GO_DURATION, DURATION ->
                      hasNumber ? ofDuration(key, number, misfit) : misfit;
                  case BOOL ->
                      scalar.text().matches("true|false")
                          ? new Misfit(misfit.wants(), "write it without quotes")
                          : misfit;
                  case MAP, CLOSED, BLOCK, BLOCKS, LIST, ANY -> misfit;
                });
  }

  private static Misfit ofWords(KnownKey key, String text) {
    return new Misfit(
        "one of " + String.join(", ", key.words()),
        meant(key, text).map("did you mean %s?"::formatted).orElse("write one of them"));
  }

  /// `gzip` for `gz`, `warn` for `warning`.
  private static Optional<String> meant(KnownKey key, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return key.words().stream()
        .filter(word -> word.startsWith(lower) || lower.startsWith(word))
        .findFirst()
        .or(() -> Nearest.to(text, key.words()));
  }

  private static Misfit ofSize(Matcher number) {
    String unit = number.group(2);
    String prefix = unit.isEmpty() ? "" : unit.substring(0, 1).toUpperCase(Locale.ROOT);
    return new Misfit("a size", "write %s%sB".formatted(number.group(1), prefix));
  }

  private static Misfit ofDuration(KnownKey key, Matcher number, Misfit misfit) {
    String count = number.group(1);
    String unit = number.group(2);
    if (unit.isEmpty()) {
      return new Misfit(misfit.wants() + " with a unit", "write %ss for seconds".formatted(count));
    }
    if (unit.startsWith("d") && count.matches("[0-9]{1,5}")) {
      boolean takesDays = key.type() == ValueType.DURATION;
      return new Misfit(
          misfit.wants(),
          "write " + (takesDays ? count + "d" : Integer.parseInt(count) * 24 + "h"));
    }
    return misfit;
  }
}
