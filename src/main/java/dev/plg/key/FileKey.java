package dev.plg.key;

import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.util.Optional;

/// One key of a file.
///
/// @param fallback the value of a key that is left out; empty where it has none, or where it
///   follows from other keys
/// @param otherwise the value of a key that is left out, as YAML or in words; may be empty
/// @param description one or more sentences
/// @param example a value as YAML; may be empty
public record FileKey<T>(
    String name,
    Shape<T> shape,
    Optional<T> fallback,
    String otherwise,
    String description,
    String example) {

  public static <T> FileKey<T> key(String name, Shape<T> shape) {
    return new FileKey<>(name, shape, Optional.empty(), "", "", "");
  }

  /// The same key with a default, written as YAML.
  public FileKey<T> or(String yaml) {
    return or(shape.parse(yaml), yaml);
  }

  /// The same key with a default and its words.
  public FileKey<T> or(T value, String words) {
    return new FileKey<>(name, shape, Optional.of(value), words, description, example);
  }

  /// The same key with a default that follows from other keys.
  public FileKey<T> orElse(String words) {
    return new FileKey<>(name, shape, fallback, words, description, example);
  }

  /// The same key of a value that can be missing.
  public FileKey<Optional<T>> optional() {
    Optional<Optional<T>> nothing = Optional.of(Optional.empty());
    return new FileKey<>(name, new Shape.Maybe<>(shape), nothing, otherwise, description, example);
  }

  /// The same key with its description.
  public FileKey<T> about(String text) {
    return new FileKey<>(name, shape, fallback, otherwise, text, example);
  }

  /// The same key with its description and an example.
  public FileKey<T> about(String text, String yaml) {
    return new FileKey<>(name, shape, fallback, otherwise, text, yaml);
  }

  String fullDescription() {
    return otherwise.isEmpty() ? description : "%s Default: %s.".formatted(description, otherwise);
  }

  /// The example as it can be copied into a file.
  String exampleInYaml() {
    return shape.isString() ? YamlWriter.write(Scalar.of(example)).strip() : example;
  }

  /// A value of this key, whose text was written as YAML.
  public Node node(String yaml) {
    return shape.isString()
        ? Scalar.of(yaml)
        : YamlReader.read(name, yaml).documents().getFirst().root();
  }
}
