package dev.plg.app.show;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Prints a tree as YAML, a value a line, with a comment behind it that says where the value comes
/// from.
final class OriginWriter {

  /// A comment further to the right would leave the screen.
  private static final int FURTHEST = 48;

  private record Line(String text, String origin) {}

  private final Map<Pointer, String> origins;
  private final List<Line> lines = new ArrayList<>();

  private OriginWriter(Map<Pointer, String> origins) {
    this.origins = origins;
  }

  /// @param origins of the values that no file has, by their paths
  static String write(Mapping tree, Map<Pointer, String> origins) {
    var writer = new OriginWriter(origins);
    writer.mapping(tree, Pointer.ROOT, "", "");
    return writer.print();
  }

  private void mapping(Mapping mapping, Pointer at, String origin, String indent) {
    for (Mapping.Entry entry : mapping.entries()) {
      Pointer here = at.to(entry.key());
      String own = Optional.ofNullable(origins.get(here)).orElse(origin);
      String key = indent + YamlWriter.write(Scalar.of(entry.key())).strip() + ":";
      if (entry.value() instanceof Mapping below && !below.isEmpty()) {
        lines.add(new Line(key, ""));
        mapping(below, here, own, indent + "  ");
      } else {
        lines.add(new Line(key + " " + value(entry.value()), origin(entry.value(), own)));
      }
    }
  }

  private static String value(Node node) {
    return switch (node) {
      case Scalar scalar when scalar.text().indexOf('\n') < 0 -> YamlWriter.write(scalar).strip();
      case Scalar _, Sequence _, Mapping _ -> JsonWriter.writeCompact(node);
    };
  }

  private static String origin(Node node, String added) {
    Location place = node.place();
    return added.isEmpty() && place.isKnown() ? place.toString() : added;
  }

  private String print() {
    int width =
        lines.stream()
            .mapToInt(it -> it.text.length())
            .filter(it -> it <= FURTHEST)
            .max()
            .orElse(0);
    var text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.text);
      if (!line.origin.isEmpty()) {
        text.append(" ".repeat(Math.max(width - line.text.length(), 0) + 2));
        text.append("# ").append(line.origin);
      }
      text.append('\n');
    }
    return text.toString();
  }
}
