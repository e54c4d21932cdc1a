package dev.plg.source.template;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A template with what it is rendered with.
public final class GoTemplate {

  /// Represents, in a rendered text, a value that is known only at run time.
  public static final char UNKNOWN = '\uE000';

  private GoTemplate() {}

  /// A rendered template.
  public sealed interface Result {

    /// The text, with [#UNKNOWN] where a value is unknown.
    record Text(Rendered rendered) implements Result {}

    /// The text depends on what is unknown.
    ///
    /// @param line of the template, from 1
    /// @param code the action, without its braces
    record Dynamic(int line, String code) implements Result {}

    /// The template cannot be taken apart.
    record Broken() implements Result {}
  }

  /// Renders a template.
  ///
  /// @param context what `.` is
  /// @param files the text of a file by the path that the template names
  public static Result render(
      String template, Mapping context, Function<String, Optional<String>> files) {
    Optional<List<Piece>> pieces = Pieces.of(template);
    return pieces.isEmpty()
        ? new Result.Broken()
        : new PieceRendering(template, new Functions(files)).of(pieces.get(), context);
  }

  /// The text of a template that a chart renders by `tpl`: empty where it is unknown.
  public static Optional<String> plain(String template, Mapping context) {
    return render(template, context, _ -> Optional.empty()) instanceof Result.Text(Rendered text)
            && text.text().indexOf(UNKNOWN) < 0
        ? Optional.of(text.text())
        : Optional.empty();
  }

  /// Whether a scalar of a rendered text holds something unknown.
  public static boolean isUnknown(Scalar scalar) {
    return scalar.text().indexOf(UNKNOWN) >= 0;
  }

  /// A rendered text, and the way back to the template.
  ///
  /// @param lines the line of the template, from 1, that each line of the text comes from
  public record Rendered(String template, String text, List<Integer> lines) {

    public Rendered {
      lines = List.copyOf(lines);
    }

    /// The place in the template of a place in the text: the same column where both lines begin
    /// alike, else the line as a whole.
    public Location origin(Location place) {
      if (place.line() < 1 || place.line() > lines.size()) {
        return place;
      }
      int line = lines.get(place.line() - 1);
      return new Location(place.file(), line, column(place, line));
    }

    private int column(Location place, int line) {
      String written = line(template, line);
      String rendered = line(text, place.line());
      int upTo = Math.clamp(place.column() - 1, 0, rendered.length());
      boolean same = upTo <= written.length() && written.startsWith(rendered.substring(0, upTo));
      int blank = written.length() - written.stripLeading().length();
      return same ? place.column() : Math.min(blank + 1, Math.max(1, written.length()));
    }

    private static String line(String text, int line) {
      return text.lines().skip(line - 1L).findFirst().orElse("");
    }
  }
}
