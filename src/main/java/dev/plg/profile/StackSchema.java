package dev.plg.profile;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The closed shape of a stack file, as JSON Schema.
public final class StackSchema {

  private static final String RESOURCE = "stack.schema.yaml";

  private final Schema schema;
  private final Mapping text;
  private final StackKeys keys;

  private StackSchema(String source) {
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(source, InputFormat.YAML);
    text = read(source);
    keys = new StackKeys(text);
  }

  static StackSchema load() {
    return new StackSchema(source());
  }

  /// The schema as JSON, for editors.
  public static String json() {
    return JsonWriter.write(read(source()));
  }

  /// What of a layer is not of the stack's shape.
  List<Finding> check(Mapping layer) {
    return schema.validate(Json.of(layer)).stream().map(error -> finding(error, layer)).toList();
  }

  private Finding finding(Error error, Mapping layer) {
    Pointer at = pointer(error);
    Node value = layer.find(at).orElse(layer);
    return switch (error.getKeyword()) {
      case "additionalProperties" -> unknownKey(error, layer, at);
      case "type" ->
          Finding.error(
              "stack/type",
              value.place(),
              "`%s` must be %s, not %s".formatted(at, types(error), Words.value(value)),
              "",
              "");
      case "enum", "const" ->
          Finding.error(
              "stack/choice",
              value.place(),
              "`%s` cannot be %s%s"
                  .formatted(at, Words.value(value), Layers.didYouMean(plain(value), choices(error))),
              "",
              "choose " + String.join(" or ", choices(error)));
      case "minimum" ->
          Finding.error(
              "stack/value",
              value.place(),
              "`%s` cannot be %s".formatted(at, plain(value)),
              "",
              "set %s or more"
                  .formatted(Objects.requireNonNull(error.getSchemaNode()).asString()));
      case "propertyNames" -> wrongName(error, layer, at);
      default ->
          Finding.error(
              "stack/value", value.place(), "`%s`: %s".formatted(at, error.getMessage()), "", "");
    };
  }

  private Finding unknownKey(Error error, Mapping layer, Pointer at) {
    String key = error.getProperty();
    Set<String> known = siblings(error);
    String where = at.isRoot() ? "a stack" : "`%s`".formatted(at);
    return Finding.error(
        "stack/unknown-key",
        keyPlace(layer, at, key),
        "%s has no key '%s'%s".formatted(where, key, keys.didYouMean(at, key, known)),
        "",
        known.isEmpty() ? "" : "known here: " + String.join(", ", known));
  }

  /// A key that is the user's own choice, of a form that cannot be; the schema says what can.
  private Finding wrongName(Error error, Mapping layer, Pointer at) {
    String key = error.getProperty();
    return Finding.error(
        "stack/key",
        keyPlace(layer, at, key),
        "`%s` cannot have the key '%s'".formatted(at, key),
        "",
        text.find(schemaPlace(error).to("description"))
            .map(StackSchema::plain)
            .orElse(""));
  }

  private static Location keyPlace(Mapping layer, Pointer at, String key) {
    return layer.find(at).orElse(layer) instanceof Mapping parent
        ? parent.entry(key).map(Mapping.Entry::keyPlace).orElse(parent.place())
        : layer.place();
  }

  /// The properties that the schema knows where it refused one.
  private Set<String> siblings(Error error) {
    return text.find(schemaPlace(error).parent().to("properties")).orElse(Mapping.EMPTY)
            instanceof Mapping properties
        ? properties.keys()
        : Set.of();
  }

  /// Where in the schema the keyword stands that refused something.
  private static Pointer schemaPlace(Error error) {
    var keyword = error.getSchemaLocation().getFragment();
    Pointer at = Pointer.ROOT;
    for (int i = 0; i < keyword.getNameCount(); i++) {
      at = at.to(String.valueOf(keyword.getElement(i)));
    }
    return at;
  }

  private static String types(Error error) {
    JsonNode types = Objects.requireNonNull(error.getSchemaNode());
    return types.isArray()
        ? types.values().stream().map(type -> article(type.asString())).collect(Collectors.joining(" or "))
        : article(types.asString());
  }

  private static String article(String type) {
    return switch (type) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "integer" -> "a whole number";
      default -> "a " + type;
    };
  }

  private static List<String> choices(Error error) {
    JsonNode allowed = Objects.requireNonNull(error.getSchemaNode());
    return allowed.isArray()
        ? allowed.values().stream().map(JsonNode::asString).toList()
        : List.of(allowed.asString());
  }

  private static String plain(Node node) {
    return String.valueOf(node.plain());
  }

  private static Pointer pointer(Error error) {
    Pointer at = Pointer.ROOT;
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      at = at.to(String.valueOf(error.getInstanceLocation().getElement(i)));
    }
    return at;
  }

  private static Mapping read(String source) {
    Optional<Node> root =
        YamlReader.read(RESOURCE, source).documents().stream().map(it -> it.root()).findFirst();
    return (Mapping) root.orElseThrow();
  }

  private static String source() {
    try (InputStream in = Objects.requireNonNull(StackSchema.class.getResourceAsStream(RESOURCE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
