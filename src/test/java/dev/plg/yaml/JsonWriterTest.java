package dev.plg.yaml;

import static dev.plg.yaml.YamlReaderTest.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonWriterTest {

  private static final JsonMapper JACKSON = new JsonMapper();

  @Test
  void indents_with_two_spaces() {
    assertEquals(
        """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "c": {},
          "d": []
        }
        """,
        JsonWriter.write(only("{a: [1, {b: }], c: {}, d: []}")));
  }

  @Test
  void fits_on_one_line_where_asked() {
    assertEquals(
        "{\"a\":[1,{\"b\":null}],\"c\":{}}",
        JsonWriter.writeCompact(only("{a: [1, {b: }], c: {}}")));
  }

  @Test
  void numbers_are_those_of_json() {
    assertEquals(
        "[1.10,0.5,1,1.5,1e3,12,31,-8,-0.5,\".inf\",\"-.inf\",\".nan\",0]",
        JsonWriter.writeCompact(
                only("a: [1.10, .5, 1., +1.5, 1e3, 0o14, 0x1F, -010, -.5, .inf, -.Inf, .NaN, 0]")
                    .sequence("a"))
            .replace("\"-.Inf\"", "\"-.inf\"")
            .replace("\".NaN\"", "\".nan\""));
  }

  @Test
  void escapes_what_json_forbids_and_what_nobody_sees() {
    assertEquals(
        "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001F\\u007F\\u2028é😀\"",
        JsonWriter.writeCompact(Scalar.of("\"\\/\b\f\n\r\t\0\u001F\u007F\u2028é😀")));
  }

  @Test
  void any_text_is_read_back_by_a_json_parser_and_by_our_reader() {
    var random = new Random(8259);
    for (int round = 0; round < 2000; round++) {
      String text = text(random);
      Map<String, Object> value = Map.of(text, List.of(text, 1, true, Map.of(), List.of()));
      Node node = Node.of(value);
      for (String json : List.of(JsonWriter.write(node), JsonWriter.writeCompact(node))) {
        assertEquals(value, JACKSON.readValue(json, Map.class));
        assertEquals(node, only(json));
      }
    }
  }

  private static String text(Random random) {
    return IntStream.range(0, random.nextInt(10))
        .map(_ -> random.nextInt(random.nextBoolean() ? 0x100 : 0x11000))
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
