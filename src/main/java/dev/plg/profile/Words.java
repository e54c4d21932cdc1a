package dev.plg.profile;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;

/// How messages name the kinds of YAML values.
final class Words {

  private Words() {}

  /// The kind alone: `a list`, without its article.
  static String kind(Node node) {
    return switch (node) {
      case Mapping _ -> "mapping";
      case Sequence _ -> "list";
      case Scalar scalar ->
          switch (scalar.kind()) {
            case STRING -> "string";
            case INTEGER, FLOAT -> "number";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
          };
    };
  }

  /// The kind, and the value where it is short: `the string 'two'`.
  static String value(Node node) {
    return node instanceof Scalar scalar && scalar.text().length() <= 60
        ? "the %s '%s'".formatted(kind(node), scalar.text())
        : "a " + kind(node);
  }
}
