package atlas;

import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;

/// Values as JSON, in ASCII.
final class Json {

  private Json() {}

  static String text(String text) {
    return ascii(JsonWriter.writeCompact(Scalar.of(text)));
  }

  static String of(Node node) {
    return ascii(JsonWriter.writeCompact(node));
  }

  private static String ascii(String json) {
    var out = new StringBuilder();
    for (char c : json.toCharArray()) {
      out.append(c < 127 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return out.toString();
  }
}
