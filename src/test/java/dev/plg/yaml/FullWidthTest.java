package dev.plg.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FullWidthTest {

  /// `_` stands for U+00A0 and `^` for U+3000, which nobody could see.
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "namespace： monitoring¦1:10",
        "namespace：monitoring¦1:10",
        "webhook：\\n  url: x¦1:8",
        "a: 1\\nwebhook： x\\nb: 2¦2:8",
        "metadata:\\n  name： loki¦2:7",
        "metadata:\\n  name： loki\\n  namespace： monitoring¦2:7 3:12",
        "metadata:\\n  name： loki\\n  namespace: monitoring¦2:7",
        "list:\\n- name： x\\n- image：nginx¦2:7 3:8",
        "list:\\n- name： x\\n  value: y¦2:7",
        "list: [a，b， c]¦1:9 1:11",
        "map: {a： 1}¦1:8",
        "map: {a: 1， b: 2}¦1:11",
        "a:_1¦1:3",
        "a: 1_¦1:5",
        "a: _1¦1:4",
        "_a: 1¦1:1",
        "a:\\n^b: 1¦2:1",
        "a:\\n^^b: 1\\n^^c: 2¦2:1 3:1",
        "-_a¦1:2",
        "a: “text”¦1:4",
        "a: ‘text’¦1:4",
        "“a”: 1¦1:1",
        "a: “b: c”¦1:4",
        "a:\\n－ b\\n－ c¦2:1 3:1",
        "a:\\n– b¦2:1",
        "a: 1\\n＃ comment\\nb: 2¦2:1",
        "a:\\n  ｛b: 1｝¦2:3",
        "𝒳: 1\\na:\\n  b： 𝒳¦3:4",
      })
  void finds_lookalikes_where_syntax_was_meant(String text, String places) {
    Parsed parsed = YamlReader.read("f", characters(text));

    assertEquals(
        List.of(places.split(" ")),
        parsed.findings().stream()
            .map(finding -> finding.place().line() + ":" + finding.place().column())
            .toList(),
        () -> parsed.findings().toString());
    parsed.findings().forEach(finding -> assertEquals("yaml/full-width", finding.rule()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "note: 你好：世界",
        "note: 你好，世界。",
        "note: error： disk full",
        "note: “你好”，他说",
        "note: 他说“好”",
        "note: “你好”",
        "note: it’s fine – really",
        "note: a_b",
        "note: '： text： x'",
        "note: \"namespace： x\"",
        "'namespace： x': 1",
        "# namespace： x\na: 1 # b： c",
        "note: |\n  namespace： monitoring\n  ^x\n  “a”",
        "note: >-\n  namespace： monitoring\n",
        "- 你好：世界\n- Redis：缓存\n- 注意： 小心",
        "你好：世界: 1",
        "list: [你好，世界, Redis：缓存]",
        "map: {note: 你好：世界, 名称: 值，值}",
        "note: 你好\n  世界：好",
        "note: 你好^世界",
        "url: http：//x",
      })
  void leaves_prose_alone(String text) {
    assertEquals(List.of(), YamlReader.read("f", characters(text)).findings());
  }

  @Test
  void prose_in_a_broken_document_is_left_alone_too() {
    String text =
        """
        note: 你好：世界   # name： x
        block: |
          name： x
        quoted: "name： x"
        good: 1
        broken: [
        """;

    assertEquals(
        List.of("yaml/syntax"),
        YamlReader.read("f", text).findings().stream().map(Finding::rule).toList());
  }

  @Test
  void a_fault_far_from_the_character_is_reported_beside_it() {
    String text = "a:\n  name： x\nb: 1\nc: 2\nd: 3\ne: 4\nf: [\n";

    assertEquals(
        List.of("yaml/full-width", "yaml/syntax"),
        YamlReader.read("f", text).findings().stream().map(Finding::rule).toList());
  }

  @Test
  void says_which_character_it_is_and_what_to_write() {
    Finding finding = YamlReader.read("f", "namespace： x").findings().getFirst();

    assertEquals("'：' (U+FF1A) is not a YAML colon", finding.message());
    assertEquals("write ':'", finding.fix());
  }

  @Test
  void a_blank_that_nobody_sees_is_named_by_its_number() {
    Finding finding = YamlReader.read("f", "a: 3\u00A0").findings().getFirst();

    assertEquals("character U+00A0 is not a YAML space", finding.message());
    assertEquals("write an ordinary space, or nothing", finding.fix());
  }

  private static String characters(String text) {
    return text.replace("\\n", "\n").replace('_', '\u00A0').replace('^', '\u3000');
  }
}
