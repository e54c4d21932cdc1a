package dev.plg.yaml;

import dev.plg.finding.Location;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A string, number, boolean or null.
public final class Scalar implements Node {

  /// The JSON types of a scalar.
  public enum Kind {
    STRING,
    INTEGER,
    FLOAT,
    BOOLEAN,
    NULL
  }

  private static final int LONGEST_SHOWN = 60;

  public static final Scalar NULL = new Scalar(Kind.NULL, "null", Location.NONE);

  private final Kind kind;
  private final String text;
  private final Location body;
  // The place is in the object itself: a large input has millions of them.
  private final String file;
  private final int line;
  private final int column;

  /// @param text a string's characters, or the number, boolean or null as it is written
  /// @param body where the text of a literal block (`|`) begins; [Location#NONE] for every other
  ///   style
  public Scalar(Kind kind, String text, Location place, Location body) {
    this.kind = kind;
    this.text = text;
    this.body = body;
    this.file = place.file();
    this.line = place.line();
    this.column = place.column();
  }

  /// A scalar that is no literal block.
  public Scalar(Kind kind, String text, Location place) {
    this(kind, text, place, Location.NONE);
  }

  public static Scalar of(String text) {
    return new Scalar(Kind.STRING, text, Location.NONE);
  }

  public static Scalar of(long number) {
    return new Scalar(Kind.INTEGER, Long.toString(number), Location.NONE);
  }

  public static Scalar of(boolean value) {
    return new Scalar(Kind.BOOLEAN, Boolean.toString(value), Location.NONE);
  }

  public Kind kind() {
    return kind;
  }

  /// A string's characters, or the number, boolean or null as it is written.
  public String text() {
    return text;
  }

  @Override
  public Location place() {
    return Location.at(file, line, column);
  }

  /// Where the text of a literal block (`|`) begins; [Location#NONE] for every other style.
  public Location body() {
    return body;
  }

  /// The place in the outer file of a line and column (each from 1) of this text, so that a fault
  /// in a configuration inside a literal block is shown where it was typed. Only a literal block
  /// keeps its lines; for every other style it is the scalar's own place.
  public Location inside(int line, int column) {
    if (!body.isKnown() || line < 1) {
      return place();
    }
    int shifted = column < 1 ? 0 : body.column() + column - 1;
    return new Location(body.file(), body.line() + line - 1, shifted);
  }

  @Override
  public boolean isNull() {
    return kind == Kind.NULL;
  }

  /// The first line of its text, cut if it is long, as messages show it.
  public String shown() {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
  }

  public boolean isString() {
    return kind == Kind.STRING;
  }

  @Override
  public @Nullable Object plain() {
    return switch (kind) {
      case STRING -> text;
      case INTEGER -> wholeNumber();
      case FLOAT -> floating();
      case BOOLEAN -> Boolean.valueOf(text);
      case NULL -> null;
    };
  }

  /// A `Long` where it fits; a number of any size keeps its digits as a string.
  private Object wholeNumber() {
    int digits = text.startsWith("-") ? text.length() - 1 : text.length();
    return digits <= 18 ? (Object) Long.valueOf(text) : text;
  }

  private Double floating() {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
      case "-.inf" -> Double.NEGATIVE_INFINITY;
      case ".nan" -> Double.NaN;
      default -> Double.valueOf(text);
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Scalar that && kind == that.kind && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, text);
  }

  @Override
  public String toString() {
    return JsonWriter.writeCompact(this);
  }
}
