package dev.plg.key;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar.Kind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;

/// Prints declarations as JSON Schema. A key that several mappings hold is printed once, among the
/// definitions.
public final class JsonSchema {

  private final IdentityHashMap<FileKey<?>, Integer> uses = new IdentityHashMap<>();
  private final LinkedHashMap<String, Mapping> definitions = new LinkedHashMap<>();

  private JsonSchema() {}

  /// The schema of a whole file.
  public static Mapping of(Group file, String title, String description) {
    var schema = new JsonSchema();
    schema.count(file.keys());
    Mapping.Builder root =
        Mapping.builder()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("title", title)
            .put("description", description)
            .addAll(schema.of(file));
    return root.with("$defs", Mapping.of(schema.definitions)).build();
  }

  private void count(List<FileKey<?>> keys) {
    for (FileKey<?> key : keys) {
      if (uses.merge(key, 1, Integer::sum) == 1) {
        count(key.shape().keys());
        count(key.shape().itemKeys());
      }
    }
  }

  private Mapping of(FileKey<?> key) {
    if (uses.getOrDefault(key, 1) == 1) {
      return whole(key);
    }
    if (definitions.putIfAbsent(key.name(), Mapping.EMPTY) == null) {
      definitions.put(key.name(), whole(key));
    }
    return Mapping.of("$ref", "#/$defs/" + key.name());
  }

  private Mapping whole(FileKey<?> key) {
    Mapping shape = of(key.shape());
    Mapping.Builder schema =
        Mapping.builder().put("description", key.fullDescription()).addAll(shape);
    if (key.fallback().isPresent() && !key.otherwise().isEmpty() && isScalar(key.shape())) {
      schema.put("default", key.node(key.otherwise()));
    }
    if (!key.example().isEmpty()) {
      schema.put("examples", List.of(key.node(key.example())));
    }
    return schema.build();
  }

  private static boolean isScalar(Shape<?> shape) {
    return shape instanceof Shape.Text<?>
        || shape instanceof Shape.Word<?>
        || shape instanceof Shape.Whole
        || shape instanceof Shape.Flag<?>;
  }

  private Mapping of(Shape<?> shape) {
    return switch (shape) {
      case Shape.Text<?> text -> types(text);
      case Shape.Whole(int least, int most) ->
          type("integer").toBuilder().put("minimum", least).put("maximum", most).build();
      case Shape.Flag<?> flag ->
          type("boolean").toBuilder().putIf(flag.no().isEmpty(), "const", true).build();
      case Shape.Word<?>(var choices) -> Mapping.of("enum", List.copyOf(choices.keySet()));
      case Shape.Tree() -> type("object");
      case Shape.Maybe<?>(var inner) -> of(inner);
      case Shape.Either<?>(var scalar, var mapping) ->
          Mapping.of("oneOf", List.of(of(scalar), of(mapping)));
      case Items<?>(var item, int least) ->
          type("array").toBuilder()
              .putIf(least > 0, "minItems", least)
              .put("items", of(item))
              .build();
      case Pairs<?> entries ->
          type("object").toBuilder()
              .with("propertyNames", names(entries))
              .put("additionalProperties", of(entries.value()))
              .build();
      case Group group -> closed(group);
      case Made<?> made -> closed(made.group());
      case OneOf<?> oneOf -> closed(oneOf.group());
    };
  }

  private static Mapping type(String name) {
    return Mapping.of("type", name);
  }

  private static Mapping types(Shape.Text<?> text) {
    var types = new ArrayList<>(List.of("string"));
    for (Kind kind : text.others()) {
      types.add(
          switch (kind) {
            case INTEGER -> "integer";
            case FLOAT -> "number";
            case BOOLEAN -> "boolean";
            case STRING, NULL -> throw new IllegalArgumentException("not a kind of its own");
          });
    }
    return types.size() == 1 ? type("string") : Mapping.of("type", List.copyOf(types));
  }

  private Mapping closed(Group group) {
    Mapping.Builder properties = Mapping.builder();
    group.keys().forEach(key -> properties.put(key.name(), of(key)));
    return type("object").toBuilder()
        .put("additionalProperties", false)
        .put("properties", properties.build())
        .build();
  }

  private static Mapping names(Pairs<?> entries) {
    return entries.names().equals(Pairs.ANY)
        ? Mapping.EMPTY
        : Mapping.builder()
            .put("description", entries.hint())
            .put("pattern", "^(" + entries.names() + ")$")
            .build();
  }
}
