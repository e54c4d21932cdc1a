package dev.plg.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.plg.finding.Finding;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// No text makes the reader throw, whatever was done to it; what it could read can be written.
class ReaderFuzzTest {

  private static final List<String> SEEDS =
      List.of(
          """
          apiVersion: v1
          kind: ConfigMap
          data:
            a.yaml: |2-
              x: 1

              y: [1, 2]
          ---
          b: 'x'
          """,
          "a: &x {b: [1, \"two\\n\\u00e9\", 'th''ree'], c: }\nd: *x\ne: {<<: *x, f: >-\n  g}\n",
          """
          %YAML 1.2
          %TAG !e! tag:e,2000:
          ---
          ? key
          : - !!str 5
            - !e!x y
            - !<tag:x> z
          ...
          # end
          """,
          "- - - a\n    - b: c\n      d: |+\n\n        e\n\n- \"x\n  y\" # c\n- 0x1F\n- .inf\n",
          "名称： 值\n“a”: ‘b’\n　c: d\ne:\u00A0f\ng: [1， 2]\nh： {i： 1}\n𝒳: 😀\r\nj:\r\tk\n",
          "{\"a\": [1, {\"b\": null}], \"c\": \"\\ud83d\\ude00\"}");

  private static final List<String> PIECES =
      List.of(
          ":",
          ": ",
          "- ",
          "-",
          "?",
          "? ",
          "\n",
          "\r",
          "\r\n",
          "\t",
          " ",
          "  ",
          "\"",
          "'",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          "#",
          " #",
          "&x ",
          "*x",
          "!",
          "!!",
          "!!int ",
          "|",
          ">",
          "|2-\n",
          "%",
          "%YAML 1.1\n",
          "@",
          "`",
          "---",
          "---\n",
          "\n---\n",
          "...",
          "\n...\n",
          "<<",
          "<<: *x",
          "：",
          "， ",
          "　",
          "\u00A0",
          "\uFEFF",
          "\u0085",
          "\u2028",
          "\0",
          "\u007F",
          "\uD83D",
          "\uDE00",
          "\\x",
          "\\u12",
          "\\U0011FFFF",
          "!<",
          "~",
          "null",
          "0o9",
          "0x",
          "1e",
          ".",
          "-.",
          "999999999999999999999999",
          "\uFFFF");

  @Test
  void mutated_texts_never_throw() {
    var random = new Random(42);
    for (int round = 0; round < 25_000; round++) {
      String text = mutated(random);
      try {
        check(YamlReader.read("f", text), text);
      } catch (RuntimeException | StackOverflowError thrown) {
        fail("thrown for: " + YamlWriter.write(Scalar.of(text)), thrown);
      }
    }
  }

  @Test
  void mutated_bytes_never_throw() {
    var random = new Random(43);
    for (int round = 0; round < 10_000; round++) {
      byte[] bytes = mutated(random).getBytes(UTF_8);
      for (int times = random.nextInt(3); times >= 0 && bytes.length > 0; times--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      check(YamlReader.read("f", bytes), new String(bytes, UTF_8));
    }
  }

  private static String mutated(Random random) {
    var text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    for (int times = random.nextInt(6); times >= 0; times--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 -> text.insert(at, SEEDS.get(random.nextInt(SEEDS.size())));
        default -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }

  private static void check(Parsed parsed, String text) {
    for (Finding finding : parsed.findings()) {
      long lines = text.split("\r\n|\r|\n", -1).length;
      assertTrue(finding.place().line() >= 1 && finding.place().line() <= lines, finding::toString);
      assertTrue(finding.place().column() >= 1, finding::toString);
      assertTrue(finding.message().indexOf('\n') < 0, finding::toString);
    }
    for (Document document : parsed.documents()) {
      String written = YamlWriter.write(document.root());
      Parsed again = YamlReader.read("f", written);
      assertEquals(List.of(), again.findings(), written);
      assertEquals(written, YamlWriter.write(again.documents().getFirst().root()));
      assertEquals(document.root(), again.documents().getFirst().root());
      assertEquals(document.root().plain(), again.documents().getFirst().root().plain());
      Parsed json = YamlReader.read("f", JsonWriter.write(document.root()));
      assertEquals(List.of(), json.findings());
    }
  }
}
