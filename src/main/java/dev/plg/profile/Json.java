package dev.plg.profile;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Our tree as Jackson's, for the schema validator. A key that is null is left out: in a layer it
/// removes what is below, whatever its type.
final class Json {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  static JsonNode of(Node node) {
    return switch (node) {
      case Mapping mapping -> object(mapping);
      case Sequence sequence -> {
        ArrayNode array = NODES.arrayNode();
        sequence.items().forEach(item -> array.add(of(item)));
        yield array;
      }
      case Scalar scalar -> scalar(scalar);
    };
  }

  private static ObjectNode object(Mapping mapping) {
    ObjectNode object = NODES.objectNode();
    for (Mapping.Entry entry : mapping.entries()) {
      if (!entry.value().isNull()) {
        object.set(entry.key(), of(entry.value()));
      }
    }
    return object;
  }

  private static JsonNode scalar(Scalar scalar) {
    return switch (scalar.kind()) {
      case STRING -> NODES.stringNode(scalar.text());
      case INTEGER -> NODES.numberNode(new BigInteger(scalar.text()));
      // no key of a stack is a fraction by itself: where a number is allowed, so is its text
      case FLOAT -> NODES.stringNode(scalar.text());
      case BOOLEAN -> NODES.booleanNode(Boolean.parseBoolean(scalar.text()));
      case NULL -> NODES.nullNode();
    };
  }
}
