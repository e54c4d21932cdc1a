package dev.plg.profile;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/// Every value that a stack file can hold, read off the JSON Schema that `plg schema` prints.
public final class StackPaths {

  /// One value of a stack file.
  ///
  /// @param steps the keys that lead to it; `[]` is an item of a list, `*` a key that the user
  ///   chooses
  /// @param schema its JSON Schema, references followed
  public record Path(List<String> steps, Mapping schema) {

    /// The types of JSON that it takes; empty where it lists its values.
    public List<String> types() {
      return schema.text("type").isPresent()
          ? List.of(schema.text("type").get())
          : schema.sequence("type").items().stream().map(it -> ((Scalar) it).text()).toList();
    }

    /// A stack file that holds this value at this path and nothing else, in flow style.
    public String holding(String value) {
      String text = value;
      for (String step : steps.reversed()) {
        text =
            switch (step) {
              case "[]" -> "[" + text + "]";
              case "*" -> "{some: " + text + "}";
              default -> "{" + step + ": " + text + "}";
            };
      }
      return text;
    }

    /// True for a single value: no mapping of declared keys, and no part of a list or of a mapping
    /// whose keys the user chooses.
    public boolean isLeaf() {
      return schema.mapping("properties").isEmpty()
          && !steps.contains("[]")
          && !steps.contains("*");
    }

    @Override
    public String toString() {
      return String.join(".", steps);
    }
  }

  private final Mapping root;
  private final List<Path> paths = new ArrayList<>();

  private StackPaths(Mapping root) {
    this.root = root;
  }

  public static List<Path> all() {
    var schema =
        (Mapping) YamlReader.read("schema", StackSchema.json()).documents().getFirst().root();
    var paths = new StackPaths(schema);
    paths.collect(List.of(), schema);
    return List.copyOf(paths.paths);
  }

  private void collect(List<String> at, Mapping node) {
    Mapping whole = node.text("$ref").map(this::definition).orElse(node);
    if (!at.isEmpty()) {
      paths.add(new Path(at, whole));
    }
    for (Mapping.Entry entry : whole.mapping("properties").entries()) {
      collect(below(at, entry.key()), (Mapping) entry.value());
    }
    if (!whole.mapping("items").isEmpty()) {
      collect(below(at, "[]"), whole.mapping("items"));
    }
    if (!whole.mapping("additionalProperties").isEmpty()) {
      collect(below(at, "*"), whole.mapping("additionalProperties"));
    }
  }

  private Mapping definition(String reference) {
    return root.mapping("$defs").mapping(reference.replace("#/$defs/", ""));
  }

  private static List<String> below(List<String> at, String step) {
    var steps = new ArrayList<>(at);
    steps.add(step);
    return List.copyOf(steps);
  }
}
