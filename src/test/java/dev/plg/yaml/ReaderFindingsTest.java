package dev.plg.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.finding.Finding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderFindingsTest {

  /// Far above what a slow machine needs, far below what unbounded work takes.
  private static final Duration HANG = Duration.ofMinutes(2);

  /// `\n`, `\t` and `\0` in the text stand for the characters.
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "a: b: c ¦ 1:5 ¦ yaml/syntax ¦ a ':' is not allowed here",
        "a: 1\\n  b: 2 ¦ 2:4 ¦ yaml/syntax ¦ a ':' is not allowed here",
        "a: 1\\nfoo\\nb: 2 ¦ 2:1 ¦ yaml/syntax ¦ a ':' is missing after \"foo\"",
        "a: - b ¦ 1:4 ¦ yaml/syntax ¦ a list can't begin here",
        "a: 1\\nb: \"x\\nc: 2 ¦ 2:4 ¦ yaml/syntax ¦ the quote that opens here is never closed",
        "a: 'x\\n---\\nb: 1 ¦ 1:4 ¦ yaml/syntax ¦ the quote that opens here is never closed",
        "a: \"C:\\q\" ¦ 1:8 ¦ yaml/syntax ¦ \"\\q\" is not an escape of YAML",
        "a:\\n    b: 1\\n  c: 2 ¦ 3:3 ¦ yaml/syntax"
            + " ¦ \"c: 2\" does not fit the block that begins in line 1",
        "a: [1,\\n  2 ¦ 1:4 ¦ yaml/syntax ¦ the bracket or brace that opens here is never closed",
        "a: [1\\nb: 2] ¦ 2:2 ¦ yaml/syntax"
            + " ¦ expected ',' or ']' before the end of what opens in line 1",
        "a: {b: 1 ¦ 1:4 ¦ yaml/syntax ¦ the bracket or brace that opens here is never closed",
        "a: [1, , 2] ¦ 1:8 ¦ yaml/syntax ¦ a value was expected here, not \", 2]\"",
        "a: [ ¦ 1:5 ¦ yaml/syntax ¦ a value is missing at the end",
        "a: @x ¦ 1:4 ¦ yaml/syntax ¦ a value can't begin with '@'",
        "a: * ¦ 1:5 ¦ yaml/syntax ¦ a name must follow '*' or '&'",
        "{a: 1} x ¦ 1:8 ¦ yaml/syntax ¦ \"x\" is after the end of the document",
        "%YAML 3.0\\n---\\n ¦ 1:1 ¦ yaml/syntax"
            + " ¦ the %YAML directive requires a version other than 1.x",
        "a:\\n\\tb: 1 ¦ 2:1 ¦ yaml/tab ¦ a tab is used as indentation",
        "a:\\n  - b\\n  \\t- c ¦ 3:3 ¦ yaml/tab ¦ a tab is used as indentation",
        "-\\t- a ¦ 1:2 ¦ yaml/tab ¦ a tab is used as indentation",
        "é: 1\\na: \\0 ¦ 2:4 ¦ yaml/encoding ¦ character U+0000 is not allowed in YAML",
        "a: 1\\nb: 2\\na: 3 ¦ 3:1 ¦ yaml/duplicate-key ¦ key \"a\" is already set in line 1",
        "x: {a: 1, \"a\": 2} ¦ 1:11 ¦ yaml/duplicate-key ¦ key \"a\" is already set in line 1",
        "? [a]\\n: b ¦ 1:3 ¦ yaml/key ¦ a key must be a string, not a list or a mapping",
        "k: {{ .Values.x }} ¦ 1:5 ¦ yaml/key"
            + " ¦ a key must be a string, not a list or a mapping",
        "a: 1\\n~: 2 ¦ 2:1 ¦ yaml/key ¦ a key is missing",
        "a: 1\\nb: !Ref x ¦ 2:4 ¦ yaml/tag ¦ tag !Ref is unknown",
        "a: !!binary aGk= ¦ 1:4 ¦ yaml/tag ¦ tag !!binary is unknown",
        "a: !!set {b} ¦ 1:4 ¦ yaml/tag ¦ tag !!set is unknown",
        "a: !!int x ¦ 1:4 ¦ yaml/tag ¦ \"x\" is no !!int",
        "a: *b ¦ 1:4 ¦ yaml/aliases ¦ alias *b has no anchor",
        "a: &b\\n  - *b ¦ 2:5 ¦ yaml/aliases ¦ alias *b is inside the value that it refers to",
        "a:\\n  <<: 5 ¦ 2:3 ¦ yaml/merge ¦ only mappings can be merged with <<",
      })
  void says_what_is_wrong_and_where(String text, String place, String rule, String message) {
    String real = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0");

    Finding finding = only(YamlReader.read("f", real));

    assertEquals("f:" + place, finding.place().toString());
    assertEquals(rule, finding.rule());
    assertEquals(message, finding.message());
    assertTrue(finding.isError());
    assertTrue(!finding.fix().isEmpty(), "no repair");
  }

  @Test
  void reports_all_duplicate_keys_at_once() {
    assertEquals(
        List.of("f:2:1", "f:3:11", "f:5:1"),
        places(YamlReader.read("f", "a: 1\na: 2\nb: {c: 1, c: 2}\nd: 5\nd: 6\n")));
  }

  @Test
  void keys_are_the_same_when_json_would_say_so() {
    assertEquals(List.of("f:2:1"), places(YamlReader.read("f", "true: 1\nTrue: 2\n")));
  }

  @Test
  void a_byte_that_is_not_utf_8_has_a_place() {
    byte[] bytes = "\uFEFFa: 1\néé: \u0001".getBytes(UTF_8);
    bytes[bytes.length - 1] = (byte) 0xE9;

    Finding finding = only(YamlReader.read("f", bytes));

    assertEquals("yaml/encoding", finding.rule());
    assertEquals("f:2:5", finding.place().toString());
    assertEquals("byte 0xE9 is not UTF-8", finding.message());
  }

  @Test
  void a_content_that_ends_inside_a_character_is_not_utf_8() {
    Finding finding = only(YamlReader.read("f", new byte[] {'a', (byte) 0xC3}));

    assertEquals("f:1:2 byte 0xC3 is not UTF-8", finding.place() + " " + finding.message());
  }

  @Test
  void half_a_surrogate_pair_is_no_character() {
    assertEquals("yaml/encoding", only(YamlReader.read("f", "a: \uD83D")).rule());
  }

  @Test
  void refuses_a_text_beyond_its_limit() {
    String text = "a: " + "é".repeat(100);

    assertEquals("yaml/too-large", only(YamlReader.read("f", text, 202)).rule());
    assertEquals(List.of(), YamlReader.read("f", text, 203).findings());
    assertEquals("yaml/too-large", only(YamlReader.read("f", text.getBytes(UTF_8), 202)).rule());
    assertEquals("yaml/too-large", only(YamlReader.read("f", "a".repeat(3_145_729))).rule());
  }

  @Test
  void refuses_nesting_beyond_100_levels() {
    assertEquals(List.of(), YamlReader.read("f", "[".repeat(100) + "]".repeat(100)).findings());

    Finding finding = only(YamlReader.read("f", "[".repeat(101) + "]".repeat(101)));

    assertEquals("yaml/too-deep", finding.rule());
    assertEquals("f:1:101", finding.place().toString());
  }

  @Test
  void refuses_endless_nesting_quickly() {
    for (String opening : List.of("[", "{a: ", "- ", "? ")) {
      String text = opening.repeat(opening.equals("[") ? 100_000_000 : 5_000_000);
      assertTimeoutPreemptively(
          HANG,
          () ->
              assertEquals(
                  "yaml/too-deep", only(YamlReader.read("f", text, Integer.MAX_VALUE)).rule()));
    }
  }

  @Test
  void refuses_nesting_that_aliases_make() {
    var text = new StringBuilder("- &a0 x\n");
    for (int level = 1; level < 200; level++) {
      text.append("- &a").append(level).append(" [*a").append(level - 1).append("]\n");
    }

    Finding finding = only(YamlReader.read("f", text.toString()));

    assertEquals("yaml/too-deep", finding.rule());
    assertEquals("f:100:9", finding.place().toString());
  }

  @Test
  void refuses_an_alias_bomb_quickly() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 60; level++) {
      String alias = "*a" + (level - 1);
      text.append("a" + level + ": &a" + level + " [")
          .append(String.join(", ", List.of(alias, alias, alias, alias, alias, alias, alias)))
          .append("]\n");
    }
    Finding finding =
        assertTimeoutPreemptively(HANG, () -> only(YamlReader.read("f", text.toString())));

    assertEquals("yaml/aliases", finding.rule());
    assertEquals("f:6:20", finding.place().toString());
  }

  @Test
  void a_large_document_without_aliases_is_no_bomb() {
    assertEquals(List.of(), YamlReader.read("f", "- 1\n".repeat(200_000)).findings());
  }

  private static Finding only(Parsed parsed) {
    assertEquals(1, parsed.findings().size(), () -> parsed.findings().toString());
    return parsed.findings().getFirst();
  }

  private static List<String> places(Parsed parsed) {
    return parsed.findings().stream().map(finding -> finding.place().toString()).toList();
  }
}
