package dev.plg.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.yaml.Scalar.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  @Test
  void reads_mappings_lists_and_scalars() {
    assertEquals(
        Node.of(Map.of("a", List.of(1L, true, "x", List.of()))), only("a: [1, true, x, []]"));
  }

  @Test
  void keeps_the_order_of_keys() {
    assertEquals("{\"b\":1,\"a\":2,\"c\":3}", JsonWriter.writeCompact(only("b: 1\na: 2\nc: 3")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "~|NULL|null",
        "null|NULL|null",
        "Null|NULL|null",
        "NULL|NULL|null",
        "nULL|STRING|nULL",
        "true|BOOLEAN|true",
        "True|BOOLEAN|true",
        "FALSE|BOOLEAN|false",
        "tRue|STRING|tRue",
        "yes|STRING|yes",
        "on|STRING|on",
        "n|STRING|n",
        "0|INTEGER|0",
        "-7|INTEGER|-7",
        "+5|INTEGER|5",
        "0o14|INTEGER|12",
        "0x1F|INTEGER|31",
        "0644|INTEGER|420",
        "-010|INTEGER|-8",
        "089|INTEGER|89",
        "00|INTEGER|0",
        "12345678901234567890|INTEGER|12345678901234567890",
        "0o8|STRING|0o8",
        "0xg|STRING|0xg",
        "0x|STRING|0x",
        "1_000|STRING|1_000",
        "0b1|STRING|0b1",
        "1.5|FLOAT|1.5",
        "1.10|FLOAT|1.10",
        ".5|FLOAT|.5",
        "1.|FLOAT|1.",
        "1e3|FLOAT|1e3",
        "-1.5E-7|FLOAT|-1.5E-7",
        ".inf|FLOAT|.inf",
        "-.INF|FLOAT|-.INF",
        ".NaN|FLOAT|.NaN",
        "-.nan|STRING|-.nan",
        ".|STRING|.",
        "-.|STRING|-.",
        ".e3|STRING|.e3",
        "1e|STRING|1e",
        "1.2.3|STRING|1.2.3",
        "12:30|STRING|12:30",
        "2026-11-20|STRING|2026-11-20",
        "\"5\"|STRING|5",
        "'true'|STRING|true",
        "!!str 5|STRING|5",
        "! 5|STRING|5",
        "!!int \"5\"|INTEGER|5",
        "!!float 5|FLOAT|5",
        "!!float 0x10|FLOAT|16",
        "!!bool 'true'|BOOLEAN|true",
        "!!null ''|NULL|null",
      })
  void reads_scalars_by_the_core_schema(String written, Kind kind, String text) {
    var scalar = (Scalar) only("v: " + written).find("v").orElseThrow();

    assertEquals(kind, scalar.kind());
    assertEquals(text, scalar.text());
  }

  @Test
  void a_key_is_always_text() {
    assertEquals(
        "{\"on\":1,\"5\":2,\"true\":3,\"1.10\":4}",
        JsonWriter.writeCompact(only("on: 1\n5: 2\ntrue: 3\n1.10: 4")));
  }

  @Test
  void infinity_and_not_a_number_are_plain_doubles() {
    assertEquals(
        List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN),
        YamlReader.read("f", "[.inf, -.Inf, .nan]").documents().getFirst().root().plain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "---\n---\n", "--- # c\n...\n"})
  void an_empty_text_has_no_documents(String text) {
    Parsed parsed = YamlReader.read("f", text);

    assertTrue(parsed.documents().isEmpty());
    assertTrue(parsed.findings().isEmpty());
  }

  @Test
  void documents_know_their_position_in_the_stream() {
    List<Document> documents = YamlReader.read("f", "a: 1\n---\n---\nnull\n---\nb").documents();

    assertEquals(List.of(0, 2, 3), documents.stream().map(Document::index).toList());
    assertTrue(documents.get(1).root().isNull());
  }

  @Test
  void skips_a_byte_order_mark() {
    byte[] bytes = "\uFEFFkey: é".getBytes(UTF_8);

    var root = (Mapping) YamlReader.read("f", bytes).documents().getFirst().root();

    assertEquals("é", root.text("key").orElseThrow());
    assertEquals("f:1:1", root.entry("key").orElseThrow().keyPlace().toString());
  }

  @Test
  void a_replacement_character_that_was_written_is_no_fault() {
    assertTrue(YamlReader.read("f", "a: \uFFFD".getBytes(UTF_8)).findings().isEmpty());
  }

  @Test
  void aliases_stand_for_the_value_of_their_anchor() {
    assertEquals(only("a: [1, {b: 2}]\nc: [1, {b: 2}]"), only("a: &x [1, {b: 2}]\nc: *x"));
  }

  @Test
  void an_alias_can_be_a_key() {
    assertEquals(only("a: k\nk: 1"), only("a: &x k\n*x : 1"));
  }

  @Test
  void merge_keys_are_expanded_as_kubectl_does() {
    String text =
        """
        one: &one {a: 1, b: 1}
        two: &two {b: 2, c: 2}
        all:
          <<: [*one, *two]
          c: 3
        """;

    assertEquals(Node.of(Map.of("a", 1, "b", 1, "c", 3)), only(text).find("all").orElseThrow());
  }

  @Test
  void a_quoted_merge_key_is_an_ordinary_key() {
    assertEquals(Node.of(Map.of("<<", 1)), only("\"<<\": 1"));
  }

  @Test
  void reads_json_with_tabs() {
    assertEquals(
        only("a: [1, {b: c}]"), only("{\n\t\"a\": [\n\t\t1,\n\t\t{\"b\": \"c\"}\n\t]\n}\n"));
  }

  @Test
  void a_stream_goes_on_behind_a_broken_document() {
    String text = "a: 1\n---\nb: [\n---\nc: |\n  ---\n  x\n---\nd: 'x\n---\ne: 5\n";

    Parsed parsed = YamlReader.read("f", text);

    assertEquals(List.of(0, 2, 4), parsed.documents().stream().map(Document::index).toList());
    assertEquals(
        List.of("f:4:1", "f:9:4"),
        parsed.findings().stream().map(finding -> finding.place().toString()).toList());
  }

  @Test
  void a_file_that_is_no_yaml_does_not_drown_its_reader_in_findings() {
    assertEquals(100, YamlReader.read("f", "---\n[\n".repeat(5000)).findings().size());
  }

  static Mapping only(String text) {
    Parsed parsed = YamlReader.read("f", text);
    assertEquals(List.of(), parsed.findings());
    assertEquals(1, parsed.documents().size());
    return (Mapping) parsed.documents().getFirst().root();
  }
}
