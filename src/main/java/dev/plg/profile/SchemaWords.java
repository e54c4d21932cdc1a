package dev.plg.profile;

import com.networknt.schema.Error;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.profile.StackSchema.Misfit;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What the validator refused, in the words of a user, who has never seen the schema.
final class SchemaWords {

  private final Mapping text;
  private final StackKeys keys;

  SchemaWords(Mapping schema) {
    text = schema;
    keys = new StackKeys(schema);
  }

  Finding finding(Misfit misfit) {
    Error error = misfit.error();
    Mapping layer = misfit.layer();
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
                  .formatted(
                      at, Words.value(value), Layers.didYouMean(plain(value), choices(error))),
              "",
              "choose " + String.join(" or ", choices(error)));
      case "minimum" ->
          Finding.error(
              "stack/value",
              value.place(),
              "`%s` cannot be %s".formatted(at, plain(value)),
              "",
              "set %s or more".formatted(Objects.requireNonNull(error.getSchemaNode()).asString()));
      case "maximum" ->
          Finding.error(
              "stack/value",
              value.place(),
              "`%s`: %s is too large".formatted(at, plain(value)),
              "",
              "set at most " + Objects.requireNonNull(error.getSchemaNode()).asString());
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
        text.find(schemaPlace(error).to("description")).map(SchemaWords::plain).orElse(""));
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
        ? types.values().stream()
            .map(type -> article(type.asString()))
            .collect(Collectors.joining(" or "))
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
}
