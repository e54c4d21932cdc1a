package dev.plg.yaml;

import static dev.plg.yaml.YamlReaderTest.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.finding.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void keys_and_values_know_their_place_whatever_ends_the_lines(String lineEnd) {
    String text = "first: 1\n\nsecond:\n  - third: x\n    fourth: [y,\n      {fifth: z}]\n";

    Mapping root = only(text.replace("\n", lineEnd));

    assertEquals("f:1:1", root.place().toString());
    assertEquals("f:1:1 f:1:8", keyAndValue(root, "first"));
    assertEquals("f:3:1 f:4:3", keyAndValue(root, "second"));
    var item = (Mapping) root.sequence("second").items().getFirst();
    assertEquals("f:4:5 f:4:12", keyAndValue(item, "third"));
    assertEquals("f:5:5 f:5:13", keyAndValue(item, "fourth"));
    assertEquals("f:5:14", item.sequence("fourth").items().getFirst().place().toString());
    var flow = (Mapping) item.sequence("fourth").items().get(1);
    assertEquals("f:6:7", flow.place().toString());
    assertEquals("f:6:8 f:6:15", keyAndValue(flow, "fifth"));
  }

  @Test
  void columns_count_characters_not_the_halves_of_surrogate_pairs() {
    assertEquals("f:1:11 f:1:17", keyAndValue(only("{'𝒳𝒴': 1, '𝒵𝒵': 2}"), "𝒵𝒵"));
  }

  @Test
  void places_behind_a_broken_document_count_from_the_top_of_the_file() {
    Parsed parsed = YamlReader.read("f", "a: [\n---\n# c\n---\nkey: value\n");

    assertEquals("f:5:1 f:5:6", keyAndValue((Mapping) parsed.documents().getFirst().root(), "key"));
  }

  @Test
  void an_alias_has_the_place_of_the_value_that_it_repeats() {
    assertEquals("f:2:1 f:1:4", keyAndValue(only("a: &x 1\nb: *x"), "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void every_character_inside_a_literal_block_can_be_found_in_the_file(String lineEnd) {
    String text =
        """
        data:
          loki.yaml: |
            a: 1
            b:
              𝒳: x
          second: |2-

              two
            x
          third: &anchor !!str
            |+ # comment

            deep
              y

        list:
        - |
         one space
        - - key: >
              folded
              text
        """;
    String file = text.replace("\n", lineEnd);
    Mapping root = only(file);

    Mapping data = root.mapping("data");

    assertEquals("f:2:14", data.find("loki.yaml").orElseThrow().place().toString());
    for (String key : List.of("loki.yaml", "second", "third")) {
      assertEveryCharacterIsFound(file, (Scalar) data.find(key).orElseThrow());
    }
    assertEveryCharacterIsFound(file, (Scalar) root.sequence("list").items().getFirst());
  }

  @Test
  void other_scalars_have_one_place_for_all_their_text() {
    Mapping root = only("plain: abc\nquoted: \"a\\nb\"\nfolded: >\n  a\n  b\n");

    assertEquals("f:1:8", inside(root, "plain", 1, 3));
    assertEquals("f:2:9", inside(root, "quoted", 2, 1));
    assertEquals("f:3:9", inside(root, "folded", 1, 2));
  }

  @Test
  void a_line_without_a_column_stays_one() {
    assertEquals("f:3:0", inside(only("a: |\n  x\n  y\n"), "a", 2, 0));
    assertEquals("f:1:4", inside(only("a: |\n  x\n  y\n"), "a", 0, 0));
  }

  private static String inside(Mapping root, String key, int line, int column) {
    Location place = ((Scalar) root.find(key).orElseThrow()).inside(line, column);
    return place.file() + ":" + place.line() + ":" + place.column();
  }

  private static void assertEveryCharacterIsFound(String file, Scalar scalar) {
    String[] lines = file.split("\r\n|\n|\r", -1);
    List<String> own = scalar.text().lines().toList();
    Map<String, String> wrong = new HashMap<>();
    for (int line = 1; line <= own.size(); line++) {
      int length = own.get(line - 1).codePointCount(0, own.get(line - 1).length());
      for (int column = 1; column <= length; column++) {
        Location outer = scalar.inside(line, column);
        String expected = character(own.get(line - 1), column);
        String found = character(lines[outer.line() - 1], outer.column());
        if (!expected.equals(found)) {
          wrong.put(line + ":" + column + " " + expected, outer + " " + found);
        }
      }
    }
    assertEquals(Map.of(), wrong);
  }

  private static String character(String line, int column) {
    int at = line.offsetByCodePoints(0, column - 1);
    return Character.toString(line.codePointAt(at));
  }

  private static String keyAndValue(Mapping mapping, String key) {
    Mapping.Entry entry = mapping.entry(key).orElseThrow();
    return entry.keyPlace() + " " + entry.value().place();
  }
}
