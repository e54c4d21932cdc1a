package dev.plg.alloy;

import dev.plg.finding.Location;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An attribute of a block: `role = "pod"`.
///
/// @param namePlace where its name is; none where plg made it
public record Attribute(String name, AlloyExpression value, Location namePlace)
    implements AlloyStatement {

  public Attribute(String name, AlloyExpression value) {
    this(name, value, Location.NONE);
  }

  public static Attribute of(String name, String text) {
    return new Attribute(name, new AlloyExpression.Text(text));
  }

  public static Attribute of(String name, List<String> texts) {
    return new Attribute(name, AlloyExpression.texts(texts));
  }

  public static Attribute of(String name, boolean on) {
    return new Attribute(name, AlloyExpression.bool(on));
  }

  public static Attribute of(String name, long number) {
    return new Attribute(name, AlloyExpression.number(number));
  }

  /// An attribute whose value is an export of another component, as `loki.write.default.receiver`.
  public static Attribute code(String name, String path) {
    return new Attribute(name, AlloyExpression.name(path));
  }

  /// A list of exports of other components: `[loki.write.default.receiver]`.
  public static Attribute codes(String name, String... paths) {
    return new Attribute(
        name, new AlloyExpression.Items(Stream.of(paths).map(AlloyExpression::name).toList()));
  }

  /// Where its value begins.
  public Location place() {
    return value.place();
  }

  /// The string that it is; empty for any other expression.
  public Optional<String> text() {
    return value instanceof AlloyExpression.Text(String text, _)
        ? Optional.of(text)
        : Optional.empty();
  }

  public boolean isTrue() {
    return value instanceof AlloyExpression.Literal(String code, _) && code.equals("true");
  }

  /// Whether a string with this text is part of it.
  public boolean mentions(String part) {
    return value
        .withParts()
        .anyMatch(
            it ->
                switch (it) {
                  case AlloyExpression.Text(String text, _) -> text.contains(part);
                  case AlloyExpression.Code(String code, _) -> code.contains(part);
                  default -> false;
                });
  }

  /// The names with a dot in it: `loki.write.default.receiver`.
  public List<AlloyExpression.Name> references() {
    return value
        .withParts()
        .filter(AlloyExpression.Name.class::isInstance)
        .map(AlloyExpression.Name.class::cast)
        .filter(it -> it.path().indexOf('.') > 0)
        .toList();
  }

  /// The names without a dot that are values: `acme` in `tenant_id = acme`.
  public List<AlloyExpression.Name> bareNames() {
    Set<Location> functions =
        value
            .withParts()
            .filter(AlloyExpression.Call.class::isInstance)
            .map(AlloyExpression::place)
            .collect(Collectors.toSet());
    return value
        .withParts()
        .filter(AlloyExpression.Name.class::isInstance)
        .map(AlloyExpression.Name.class::cast)
        .filter(it -> it.path().indexOf('.') < 0 && !functions.contains(it.place()))
        .toList();
  }
}
