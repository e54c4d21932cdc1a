package dev.plg.alloy;

import dev.plg.finding.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The value of an attribute. Each has the place where it begins; none where plg made it.
// alloy syntax/ast/ast.go@v1.18.1
public sealed interface AlloyExpression {

  Location place();

  /// The expressions that it is made of, from left to right.
  default Stream<AlloyExpression> parts() {
    return Stream.empty();
  }

  /// It and all that it is made of, at any depth.
  default Stream<AlloyExpression> withParts() {
    return Stream.concat(Stream.of(this), parts().flatMap(AlloyExpression::withParts));
  }

  /// A string, without quotes and escapes.
  record Text(String text, Location place) implements AlloyExpression {

    public Text(String text) {
      this(text, Location.NONE);
    }
  }

  /// A number, `true`, `false` or `null`.
  record Literal(String code, Location place) implements AlloyExpression {

    public boolean isNumber() {
      return Character.isDigit(code.charAt(0));
    }
  }

  /// An identifier, or several with dots between them: `loki.write.default.receiver`.
  record Name(String path, Location place) implements AlloyExpression {}

  /// A list, printed on one line.
  record Items(List<AlloyExpression> items, Location place) implements AlloyExpression {

    public Items {
      items = List.copyOf(items);
    }

    public Items(List<AlloyExpression> items) {
      this(items, Location.NONE);
    }

    @Override
    public Stream<AlloyExpression> parts() {
      return items.stream();
    }
  }

  /// An object, printed with a line for each field.
  record Fields(SequencedMap<String, AlloyExpression> fields, Location place)
      implements AlloyExpression {

    public Fields {
      fields = new LinkedHashMap<>(fields);
    }

    public Fields(SequencedMap<String, AlloyExpression> fields) {
      this(fields, Location.NONE);
    }

    @Override
    public Stream<AlloyExpression> parts() {
      return fields.values().stream();
    }
  }

  /// A call: `sys.env("HOSTNAME")`.
  record Call(AlloyExpression function, List<AlloyExpression> arguments)
      implements AlloyExpression {

    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Location place() {
      return function.place();
    }

    @Override
    public Stream<AlloyExpression> parts() {
      return Stream.concat(Stream.of(function), arguments.stream());
    }
  }

  /// A field of a value that is no plain name: `local.file.a["b"].c`.
  record Member(AlloyExpression of, String name) implements AlloyExpression {

    @Override
    public Location place() {
      return of.place();
    }

    @Override
    public Stream<AlloyExpression> parts() {
      return Stream.of(of);
    }
  }

  /// An element of a list or an object: `targets[0]`.
  record Element(AlloyExpression of, AlloyExpression key) implements AlloyExpression {

    @Override
    public Location place() {
      return of.place();
    }

    @Override
    public Stream<AlloyExpression> parts() {
      return Stream.of(of, key);
    }
  }

  /// An expression in parentheses.
  record Group(AlloyExpression inner, Location place) implements AlloyExpression {

    @Override
    public Stream<AlloyExpression> parts() {
      return Stream.of(inner);
    }
  }

  /// `!` or `-` before an operand.
  record Prefixed(String sign, AlloyExpression operand, Location place) implements AlloyExpression {

    @Override
    public Stream<AlloyExpression> parts() {
      return Stream.of(operand);
    }
  }

  /// Two operands: `"spec.nodeName=" + sys.env("HOSTNAME")`.
  record Joined(AlloyExpression left, String sign, AlloyExpression right)
      implements AlloyExpression {

    @Override
    public Location place() {
      return left.place();
    }

    @Override
    public Stream<AlloyExpression> parts() {
      return Stream.of(left, right);
    }
  }

  /// What is not understood, word by word, as the parts of a template are.
  record Code(String code, Location place) implements AlloyExpression {}

  static AlloyExpression texts(List<String> texts) {
    return new Items(texts.stream().<AlloyExpression>map(Text::new).toList());
  }

  static Fields fields(Map<String, String> texts) {
    var fields = new LinkedHashMap<String, AlloyExpression>();
    texts.forEach((name, text) -> fields.put(name, new Text(text)));
    return new Fields(fields);
  }

  /// An export of a component, or one of the standard library: `loki.write.default.receiver`.
  static AlloyExpression name(String path) {
    return new Name(path, Location.NONE);
  }

  static AlloyExpression number(long number) {
    return new Literal(Long.toString(number), Location.NONE);
  }

  static AlloyExpression bool(boolean on) {
    return new Literal(Boolean.toString(on), Location.NONE);
  }

  /// A variable of the environment, which is read as the configuration is loaded.
  static AlloyExpression variable(String name) {
    return new Call(name("sys.env"), List.of(new Text(name)));
  }

  /// One text after the other.
  static AlloyExpression joined(AlloyExpression left, AlloyExpression right) {
    return new Joined(left, "+", right);
  }
}
