package dev.plg.template;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import freemarker.template.TemplateModelException;
import java.util.ArrayList;
import java.util.List;

/// The values that a manifest template inserts. In the text a value is a mark, a single character
/// of Unicode's private use area with a number; in the parsed tree the mark is the value again. So
/// no value is ever printed and parsed, and none can break the text.
final class Insertions {

  private static final char MARK = '\uE000';

  private final List<Node> nodes = new ArrayList<>();

  /// Where a mark is only part of a text: a fault of the template.
  private final List<Location> parts = new ArrayList<>();

  List<Location> parts() {
    return parts;
  }

  /// `y(value)` in a manifest template.
  Object insert(List<?> arguments) throws TemplateModelException {
    nodes.add(Values.argument(arguments));
    return MARK + Integer.toString(nodes.size() - 1);
  }

  /// The tree with the values in place of their marks, and without the keys whose value is null.
  Mapping fill(Mapping mapping) {
    Mapping.Builder filled = Mapping.builder().at(mapping.place());
    for (Mapping.Entry entry : mapping.entries()) {
      Node value = fill(entry.value());
      if (!value.isNull()) {
        Node key = value(entry.key(), entry.keyPlace());
        filled.add(new Mapping.Entry(text(key), entry.keyPlace(), value, ""));
      }
    }
    return filled.build();
  }

  private Node fill(Node node) {
    if (node instanceof Mapping mapping) {
      return fill(mapping);
    }
    if (node instanceof Sequence list) {
      return new Sequence(list.items().stream().map(this::fill).toList(), list.place());
    }
    return node instanceof Scalar scalar && scalar.text().indexOf(MARK) >= 0
        ? value(scalar.text(), scalar.place())
        : node;
  }

  private static String text(Node key) {
    return key instanceof Scalar scalar ? scalar.text() : "";
  }

  private Node value(String text, Location place) {
    if (text.indexOf(MARK) < 0) {
      return Scalar.of(text);
    }
    if (text.charAt(0) == MARK && text.chars().skip(1).allMatch(Character::isDigit)) {
      return nodes.get(Integer.parseInt(text, 1, text.length(), 10));
    }
    parts.add(place);
    return Scalar.NULL;
  }
}
