package dev.plg.yaml;

import dev.plg.finding.Assignment;
import dev.plg.finding.Edit;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import java.util.List;
import java.util.Optional;

/// Sets a value in a text by edits that leave the rest of it as it is.
public final class Assigning {

  private Assigning() {}

  /// The edits that set a value below a mapping; none where a text with such places cannot be
  /// changed in one place, as where a list or a scalar is on the way.
  public static List<Edit> in(Mapping root, Assignment assignment) {
    Mapping here = root;
    Pointer way = assignment.at();
    while (!way.steps().isEmpty()) {
      Optional<Node> next = here.find(way.steps().getFirst());
      if (next.isEmpty()) {
        return added(here, way, assignment.value());
      }
      way = way.from(1);
      switch (next.get()) {
        case Mapping below -> here = below;
        case Scalar scalar -> {
          return way.isRoot() ? replaced(scalar, assignment.value()) : List.of();
        }
        case Sequence _ -> {
          return List.of();
        }
      }
    }
    return List.of();
  }

  private static List<Edit> replaced(Scalar scalar, String value) {
    return scalar.place().line() > 0 && !scalar.text().contains("\n")
        ? List.of(new Edit(scalar.place(), scalar.text(), value))
        : List.of();
  }

  /// In front of the first key: there, a block and a map in braces look alike.
  private static List<Edit> added(Mapping parent, Pointer way, String value) {
    Optional<Mapping.Entry> first = parent.entries().stream().findFirst();
    Location place = first.map(Mapping.Entry::keyPlace).orElse(Location.NONE);
    if (place.line() < 1) {
      return List.of();
    }
    boolean isBlock = place.equals(parent.place());
    return List.of(
        new Edit(place, "", isBlock ? block(way, value, place.column() - 1) : flow(way, value)));
  }

  private static String block(Pointer way, String value, int indent) {
    var text = new StringBuilder();
    int depth = indent;
    for (String step : way.parent().steps()) {
      depth += 2;
      text.append(step).append(":\n").append(" ".repeat(depth));
    }
    return text.append(way.last())
        .append(": ")
        .append(value)
        .append('\n')
        .append(" ".repeat(indent))
        .toString();
  }

  private static String flow(Pointer way, String value) {
    var text = new StringBuilder();
    way.parent().steps().forEach(step -> text.append(step).append(": {"));
    return text.append(way.last())
        .append(": ")
        .append(value)
        .append("}".repeat(way.parent().steps().size()))
        .append(", ")
        .toString();
  }
}
