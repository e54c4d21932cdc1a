package dev.plg.key;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.model.InvalidValue;
import dev.plg.model.Passthrough;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A value of a file, with its path. A mapping is read key by key into typed values.
///
/// @param place of the value; for a mapping that is left out, of the one around it
public record FileValue(Node node, Pointer at, Location place, Reading reading) {

  /// A whole file.
  public static FileValue root(Mapping tree, Reading reading) {
    return new FileValue(tree, Pointer.ROOT, tree.place(), reading);
  }

  FileValue child(Mapping.Entry entry) {
    return new FileValue(entry.value(), at.to(entry.key()), entry.value().place(), reading);
  }

  FileValue item(int index, Node item) {
    return new FileValue(item, at.to(index), item.place(), reading);
  }

  Mapping mapping() {
    return node instanceof Mapping mapping ? mapping : Mapping.EMPTY;
  }

  public boolean isEmpty() {
    return mapping().isEmpty();
  }

  /// How many keys it has.
  public int size() {
    return mapping().entries().size();
  }

  public boolean has(FileKey<?> key) {
    return mapping().find(key.name()).isPresent();
  }

  /// This mapping where it has the key, else the other.
  public FileValue or(FileKey<?> key, FileValue other) {
    return has(key) ? this : other;
  }

  /// The value of a key, or its default where it is left out; empty where a value is refused.
  public <T> Optional<T> find(FileKey<T> key) {
    Optional<Mapping.Entry> entry = mapping().entry(key.name());
    return entry.isEmpty() ? key.fallback() : key.shape().read(child(entry.get()));
  }

  /// The value of a key, or its default where it is left out or refused.
  public <T> T get(FileKey<T> key) {
    return find(key).or(key::fallback).orElseThrow();
  }

  /// The value of a key; empty, with a finding, where the key is missing.
  public <T> Optional<T> need(FileKey<T> key) {
    Optional<T> value = find(key);
    if (value.isEmpty() && !has(key)) {
      report(
          "missing",
          place,
          "`%s` is missing".formatted(path(key)),
          key.shape() instanceof OneOf<T> choice ? choice.why() : "",
          "set it, as in %s: %s".formatted(key.name(), key.exampleInYaml()));
    }
    return value;
  }

  /// The mapping below a key; empty where it is left out.
  public FileValue in(FileKey<?> key) {
    return new FileValue(mapping().mapping(key.name()), path(key), place(key), reading);
  }

  /// The mapping below a key, for another program to read.
  public Passthrough tree(FileKey<?> key) {
    return new Passthrough(new TreeMap<>(in(key).mapping().plain()));
  }

  /// A value made of several keys of this mapping; a finding where they contradict each other.
  public <T> Optional<T> whole(Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (InvalidValue e) {
      report("value", place, "`%s`: %s".formatted(at, e.getMessage()), "", e.fix());
      return Optional.empty();
    }
  }

  /// Reports what only the whole file can tell.
  ///
  /// @param what the last part of the finding's id
  public void report(String what, Location where, String message, String why, String fix) {
    reading.report(what, where, message, why, fix);
  }

  public Location place(FileKey<?> key) {
    return mapping().find(key.name()).map(Node::place).orElse(place);
  }

  /// The places of the values below it, at any depth.
  public Stream<Location> places() {
    return mapping().entries().stream()
        .flatMap(
            it ->
                it.value() instanceof Mapping inner && !inner.isEmpty()
                    ? child(it).places()
                    : Stream.of(it.value().place()));
  }

  /// The path of a key, as messages name it.
  public Pointer path(FileKey<?> key) {
    return at.to(key.name());
  }

  /// Refuses a value of another type.
  ///
  /// @param type with its article, as in "a list"
  <T> Optional<T> isNot(String type, String fix) {
    return refuse("type", " must be %s, not %s".formatted(type, inWords(node)), fix);
  }

  /// Refuses a value that is wrong by itself.
  ///
  /// @param message follows the path of the value
  <T> Optional<T> refuse(String what, String message, String fix) {
    reading.refuse(what, place, "`%s`%s".formatted(at, message), fix);
    return Optional.empty();
  }

  /// The value that the supplier builds; empty, with a finding, where its type refuses it.
  <T> Optional<T> valid(Location where, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (InvalidValue e) {
      reading.refuse("value", where, "`%s`: %s".formatted(at, e.getMessage()), e.fix());
      return Optional.empty();
    }
  }

  /// The kind of a value, and the value where it is short: "the string 'two'".
  public static String inWords(Node node) {
    return switch (node) {
      case Mapping _ -> "a mapping";
      case Sequence _ -> "a list";
      case Scalar scalar when scalar.isNull() -> "null";
      case Scalar scalar when scalar.text().length() > 60 || isBinary(scalar.text()) ->
          "a " + kind(scalar);
      case Scalar scalar -> "the %s '%s'".formatted(kind(scalar), scalar.text());
    };
  }

  /// True for a text that holds what the reader put in place of characters that are no YAML.
  private static boolean isBinary(String text) {
    return text.indexOf('\uFFFD') >= 0;
  }

  private static String kind(Scalar scalar) {
    return switch (scalar.kind()) {
      case STRING -> "string";
      case INTEGER, FLOAT -> "number";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
    };
  }
}
