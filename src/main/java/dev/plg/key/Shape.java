package dev.plg.key;

import dev.plg.finding.Nearest;
import dev.plg.model.InvalidValue;
import dev.plg.model.Passthrough;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Scalar.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// How a value is written, and the typed value that it becomes.
public sealed interface Shape<T>
    permits Shape.Text,
        Shape.Whole,
        Shape.Flag,
        Shape.Word,
        Shape.Tree,
        Shape.Maybe,
        Shape.Either,
        Items,
        Pairs,
        Group,
        Made,
        OneOf {

  /// The typed value; empty, with a finding, where the value is not of this shape.
  Optional<T> read(FileValue value);

  /// Reports what is wrong with one layer of a file, which may leave out what other layers hold.
  default void check(FileValue value) {
    var _ = read(value);
  }

  /// The value of a default, which is written as YAML.
  default T parse(String yaml) {
    throw new IllegalArgumentException("a default of this shape is given in words: " + yaml);
  }

  /// True where the value is a string, whatever it looks like.
  default boolean isString() {
    return false;
  }

  /// The keys of a mapping of this shape.
  default List<FileKey<?>> keys() {
    return List.of();
  }

  /// The keys of the mappings within a list or mapping of this shape.
  default List<FileKey<?>> itemKeys() {
    return List.of();
  }

  /// A string that a type reads.
  ///
  /// @param form the form in words, as in "quantity"
  /// @param others the kinds of values that may be written without quotes, beside strings
  record Text<T>(String form, Function<String, T> type, List<Kind> others) implements Shape<T> {

    public static <T> Text<T> text(String form, Function<String, T> type) {
      return new Text<>(form, type, List.of());
    }

    /// Any string.
    public static Text<String> text() {
      return text("string", text -> text);
    }

    /// The same, where other values may be written without quotes.
    public Text<T> or(Kind... kinds) {
      return new Text<>(form, type, List.of(kinds));
    }

    @Override
    public Optional<T> read(FileValue value) {
      if (!(value.node() instanceof Scalar scalar) || scalar.isNull()) {
        return value.isNot("a string", "");
      }
      if (scalar.isString() || others.contains(scalar.kind())) {
        return value.valid(value.place(), () -> type.apply(scalar.text()));
      }
      try {
        var _ = type.apply(scalar.text());
      } catch (InvalidValue e) {
        return value.refuse("value", ": " + e.getMessage(), e.fix()); // it says more than the type
      }
      return value.isNot("a string", "write it in quotes: \"%s\"".formatted(scalar.text()));
    }

    @Override
    public T parse(String yaml) {
      return type.apply(yaml);
    }

    @Override
    public boolean isString() {
      return true;
    }
  }

  /// A whole number between bounds.
  record Whole(int least, int most) implements Shape<Integer> {

    public static Whole from(int least) {
      return new Whole(least, Integer.MAX_VALUE);
    }

    @Override
    public Optional<Integer> read(FileValue value) {
      if (!(value.node() instanceof Scalar scalar) || scalar.kind() != Kind.INTEGER) {
        return value.isNot("a whole number", "");
      }
      // a number that no long can hold is a string here
      return scalar.plain() instanceof Long number && number >= least && number <= most
          ? Optional.of(number.intValue())
          : value.refuse(
              "value",
              " cannot be " + scalar.text(),
              "set a whole number from %d to %d".formatted(least, most));
    }

    @Override
    public Integer parse(String yaml) {
      return Integer.valueOf(yaml);
    }
  }

  /// `true` or `false`.
  ///
  /// @param no empty where only `true` is allowed
  /// @param fix what to write in place of a `false` that is not allowed
  record Flag<T>(T yes, Optional<T> no, String fix) implements Shape<T> {

    public static final Flag<Boolean> FLAG = new Flag<>(true, Optional.of(false), "");

    @Override
    public Optional<T> read(FileValue value) {
      if (!(value.node() instanceof Scalar scalar) || scalar.kind() != Kind.BOOLEAN) {
        return value.isNot("a boolean", no.isPresent() ? "write true or false" : "write true");
      }
      Optional<T> choice = scalar.text().equals("true") ? Optional.of(yes) : no;
      return choice.isPresent() ? choice : value.refuse("choice", " cannot be false", fix);
    }

    @Override
    public T parse(String yaml) {
      return yaml.equals("true") ? yes : no.orElseThrow();
    }
  }

  /// One of a few words.
  record Word<T>(SequencedMap<String, T> choices) implements Shape<T> {

    public Word {
      choices = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(choices));
    }

    /// One of these words, as it is.
    public static Word<String> word(String... words) {
      return word(words, it -> it);
    }

    /// One of these values, by its word.
    public static <T> Word<T> word(T[] values, Function<T, String> word) {
      var choices = new LinkedHashMap<String, T>();
      for (T value : values) {
        choices.put(word.apply(value), value);
      }
      return new Word<>(choices);
    }

    @Override
    public Optional<T> read(FileValue value) {
      String word = value.node() instanceof Scalar scalar ? scalar.text() : "";
      Optional<T> choice = Optional.ofNullable(choices.get(word));
      return choice.isPresent() ? choice : refuse(value, word);
    }

    private Optional<T> refuse(FileValue value, String word) {
      Optional<String> near = Nearest.to(word, choices.keySet());
      return value.refuse(
          "choice",
          " cannot be "
              + FileValue.inWords(value.node())
              + near.map("; did you mean '%s'?"::formatted).orElse(""),
          "choose " + String.join(" or ", choices.keySet()));
    }

    @Override
    public T parse(String yaml) {
      return Optional.ofNullable(choices.get(yaml)).orElseThrow();
    }

    @Override
    public boolean isString() {
      return true;
    }
  }

  /// A mapping that another program reads; plg passes it on.
  record Tree() implements Shape<Passthrough> {

    @Override
    public Optional<Passthrough> read(FileValue value) {
      return value.node() instanceof Mapping mapping
          ? Optional.of(new Passthrough(new TreeMap<>(mapping.plain())))
          : value.isNot("a mapping", "");
    }
  }

  /// A value that can be missing.
  record Maybe<T>(Shape<T> shape) implements Shape<Optional<T>> {

    @Override
    @SuppressWarnings("OptionalMapToOptional") // the outer one is empty where the value is wrong
    public Optional<Optional<T>> read(FileValue value) {
      return shape.read(value).map(Optional::of);
    }

    @Override
    public void check(FileValue value) {
      shape.check(value);
    }

    @Override
    public boolean isString() {
      return shape.isString();
    }

    @Override
    public List<FileKey<?>> keys() {
      return shape.keys();
    }
  }

  /// A scalar, or a mapping in its place.
  record Either<T>(Shape<? extends T> scalar, Shape<? extends T> mapping) implements Shape<T> {

    @Override
    public Optional<T> read(FileValue value) {
      return fitting(value).read(value).map(it -> it);
    }

    @Override
    public void check(FileValue value) {
      fitting(value).check(value);
    }

    private Shape<? extends T> fitting(FileValue value) {
      return value.node() instanceof Mapping ? mapping : scalar;
    }

    @Override
    public List<FileKey<?>> itemKeys() {
      return mapping.keys();
    }
  }
}
