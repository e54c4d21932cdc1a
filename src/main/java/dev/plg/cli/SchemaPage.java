package dev.plg.cli;

import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.Optional;
import java.util.stream.Collectors;

/// A page of documentation that lists all keys of a JSON Schema by their paths.
final class SchemaPage {

  private final Mapping schema;
  private final StringBuilder page = new StringBuilder();

  private SchemaPage(Mapping schema) {
    this.schema = schema;
  }

  /// The page of one file.
  ///
  /// @param title the heading
  /// @param command what prints the page
  /// @param schema the JSON Schema of the file
  static String markdown(String title, String command, String schema) {
    Node root = YamlReader.read(title, schema).documents().getFirst().root();
    var page = new SchemaPage((Mapping) root);
    page.page.append("# %s\n\nMade by `%s`.\n\n".formatted(title, command));
    page.page.append(page.schema.text("description").orElse("")).append("\n\n");
    page.keys("", page.schema);
    return page.page.toString();
  }

  private void keys(String parent, Mapping object) {
    for (Mapping.Entry property : object.mapping("properties").entries()) {
      key(parent + property.key(), resolved((Mapping) property.value()));
    }
  }

  private void key(String path, Mapping key) {
    page.append("- `%s` (%s): %s".formatted(path, type(key), key.text("description").orElse("")));
    example(key).ifPresent(it -> page.append(" Example: `").append(it).append("`."));
    page.append('\n');
    keys(path + ".", key);
    below(path + "[].", key.find("items"));
    // The keys of an environment are those of the file.
    if (!path.equals("environments")) {
      below(path + ".NAME.", key.find("additionalProperties"));
    }
  }

  private void below(String parent, Optional<Node> values) {
    values.filter(Mapping.class::isInstance).ifPresent(it -> keys(parent, resolved((Mapping) it)));
  }

  private Mapping resolved(Mapping key) {
    return key.text("$ref")
        .map(ref -> schema.mapping("$defs").mapping(ref.substring("#/$defs/".length())))
        .orElse(key);
  }

  /// `string`, `integer, at least 1`, `error | warning | note`.
  private static String type(Mapping key) {
    String type =
        key.find("enum")
            .or(() -> key.find("type"))
            .map(
                it ->
                    it instanceof Sequence words
                        ? words.items().stream()
                            .map(SchemaPage::word)
                            .collect(Collectors.joining(" | "))
                        : word(it))
            .orElse("any value");
    String least = key.find("minimum").map(it -> ", at least " + word(it)).orElse("");
    return type + least;
  }

  private static String word(Node node) {
    return node instanceof Scalar scalar ? scalar.text() : json(node);
  }

  private static Optional<String> example(Mapping key) {
    return key.sequence("examples").items().stream().findFirst().map(SchemaPage::word);
  }

  private static String json(Node node) {
    return JsonWriter.write(node).strip().replaceAll("\\s*\n\\s*", " ");
  }
}
