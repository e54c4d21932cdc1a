package dev.plg.source.template;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.Optional;

/// What an expression comes to.
sealed interface Value {

  /// A value that the files tell.
  record Known(Node node) implements Value {
    static final Value NULL = new Known(Scalar.NULL);
  }

  /// A value that only the run tells.
  ///
  /// @param why the expression that makes it so, as `env "TOKEN"`
  record Unknown(String why) implements Value {}

  static Value of(String text) {
    return new Known(Scalar.of(text));
  }

  static Value of(boolean value) {
    return new Known(Scalar.of(value));
  }

  static Value of(long number) {
    return new Known(Scalar.of(number));
  }

  /// As Go's templates see it: false, 0, an empty text, list or map, and nil are not true; empty
  /// where it is unknown.
  default Optional<Boolean> truth() {
    return switch (this) {
      case Unknown _ -> Optional.empty();
      case Known(Mapping mapping) -> Optional.of(!mapping.isEmpty());
      case Known(Sequence sequence) -> Optional.of(!sequence.items().isEmpty());
      case Known(Scalar scalar) -> Optional.of(isTrue(scalar));
    };
  }

  private static boolean isTrue(Scalar scalar) {
    return switch (scalar.kind()) {
      case NULL -> false;
      case BOOLEAN -> scalar.text().equals("true");
      case INTEGER -> !scalar.text().equals("0");
      case FLOAT -> !scalar.text().matches("-?0*\\.?0*");
      case STRING -> !scalar.text().isEmpty();
    };
  }

  /// The value under a key. A missing key of a map is nil; a key of anything else is an error for
  /// Go, and unknown here.
  default Value field(String key) {
    return switch (this) {
      case Unknown unknown -> unknown;
      case Known(Mapping mapping) -> new Known(mapping.find(key).orElse(Scalar.NULL));
      case Known _ -> new Unknown("." + key);
    };
  }

  /// The text that it prints as; empty where it is unknown, or a map or list, whose print no
  /// document is meant to hold.
  default Optional<String> text() {
    return this instanceof Known(Scalar scalar)
        ? Optional.of(scalar.isNull() ? "" : scalar.text())
        : Optional.empty();
  }
}
