package dev.plg.component;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;

/// Values that a chart renders once more as a Go template (its function `tpl`).
public final class TplValues {

  private TplValues() {}

  /// The text that renders to `text`: what looks like an action is made one that prints it.
  // In back quotes, which YAML leaves alone in every style of a string.
  public static String literal(String text) {
    return text.replace("{{", "{{ `{{` }}");
  }

  /// The tree whose strings render to those of `node`.
  public static Node literal(Node node) {
    return switch (node) {
      case Mapping mapping -> literal(mapping);
      case Sequence sequence ->
          Sequence.of(sequence.items().stream().map(TplValues::literal).toList());
      case Scalar scalar -> scalar.isString() ? Scalar.of(literal(scalar.text())) : scalar;
    };
  }

  /// The tree whose keys and strings render to those of `mapping`.
  public static Mapping literal(Mapping mapping) {
    Mapping.Builder literal = Mapping.builder();
    mapping
        .entries()
        .forEach(
            entry -> literal.put(literal(entry.key()), literal(entry.value()), entry.comment()));
    return literal.build();
  }
}
