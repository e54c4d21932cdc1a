package dev.plg.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What the writer wrote as a string is that string to SnakeYAML 2, which reads YAML 1.1 as the API
/// server, Helm and kubectl do, to snakeyaml-engine, which reads YAML 1.2, and to our own reader.
class StringRoundTripTest {

  /// Each of them something else than a string when it stands there without quotes, or broken.
  private static final List<String> NASTY =
      Stream.of(
              "on yes No y ~ 1.10 1e3 .inf 0123 0o7 0x1F 12:30 1_000 2026-11-20 = << null Null",
              "ON Yes YES no NO Y n N off Off OFF On true True TRUE false False FALSE NULL nULL"
                  + " tRUE",
              "0 -0 +0 1 -1 +1 00 007 089 0b1 -0b101 0B1 0O7 0X1f 0x 0b 0o 0x_1 +0x1F -0o7 1__0 _1"
                  + " _",
              "1. .1 +.5 -.5 1.5 1.5e3 1.5E+3 1e-3 1E3 1e 1e+ e1 .e1 . .. ... - -- --- + +- -. +.",
              ".Inf .INF -.inf +.inf .nan .NaN .NAN inf nan Infinity NaN -.nan 1.2.3 10.0.0.1"
                  + " 1,000",
              "1:20:30.5 1:20 20:30:40 190:20:30 -1:30 12:30:45 1:2 1:60 :1 1: 12: 3100:3100 12:3x",
              "2026-1-2 2026-11-20T01:02:03Z 2026-11-20t1:2:3.4+01:00 20261120 2026-11 02026-01-01",
              "- ? : , [ ] { } # & * ! | > ' \" % @ ` -x ?x :x ,x [x ]x {x }x #x &x *x !x |x >x 'x",
              "\"x %x @x `x ~x =x <<x x- x? x: x, x[ x] x{ x} x# x& x* x! x| x> x' x\" x% x@ x` x~"
                  + " x=",
              "a:b a#b a,b a'b a\"b {{x}} {a:b} [a] http://x:80/?a=b#c --flag=x -- -a ::1 fe80::1"
                  + " ../x",
              "10Gi 100m 7d 1h30m 3.7.6 v1.2 1.2.3-rc1 \\ \\n"
                  + " 'a' \"a\" %YAML !!str &a *a <<: --- ... ---a",
              "arn:aws:iam::111122223333:role/loki $(date) ${x} $1 a=b k8s.gcr.io/x@sha256:00 你好 ：，"
                  + "　")
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .toList();

  private static final List<String> SPACED =
      List.of(
          "",
          " ",
          "  ",
          " a",
          "a ",
          "- a",
          "-  a",
          "? a",
          ": a",
          "a: b",
          "a : b",
          "a #b",
          "a # b",
          "# a",
          "a:",
          "a: ",
          " :",
          " #",
          "key: value",
          "- - a",
          "--- a",
          "... a",
          "| a",
          "> a",
          "2026-11-20 01:02:03",
          "2026-11-20 1:2:3 +1",
          "1 2",
          "a  b",
          "a\tb",
          "\ta",
          "a\t",
          "\t",
          "a\t#b",
          "a:\tb",
          "你好：世界",
          "namespace： x",
          "：",
          "　a",
          "“a”",
          "a\u00A0b",
          "\u00A0",
          "\uFEFF",
          "\uFEFFa",
          "a\uFEFF",
          "\u200B",
          "\u0085",
          "a\u0085b",
          "\u2028",
          "a\u2029b",
          "\u0000",
          "\u0007",
          "\u001B[0m",
          "\u007F",
          "\u00AD",
          "\uFFFE",
          "\uFFFF",
          "\uE000",
          "𝒳",
          "😀 x",
          "é",
          "\\",
          "\\\\",
          "\"",
          "''",
          "a'b\"c",
          "x".repeat(200),
          "x ".repeat(100) + "y",
          "a\\nb");

  private static final List<String> MANY_LINES =
      List.of(
          "\n",
          "\n\n",
          "a\n",
          "a\nb",
          "a\nb\n",
          "a\n\n",
          "a\n\n\n",
          "\na",
          "\n\na\n",
          "\na\n\nb\n\n",
          " a\nb",
          " a\n b\n",
          "a\n b\n",
          "  \na",
          "  \na\n",
          "a\n  \nb",
          "a\n  ",
          "a\n  \n",
          "a\n \n \n",
          "a \nb\n",
          "a\nb ",
          "\n a",
          "\n a\n",
          "\n  \n a\n",
          " \n",
          "\t\n",
          "\ta\n",
          "\n\ta\n",
          "a\n\tb\n",
          "a\n\t\n",
          "a\tb\nc\n",
          "# a\nb\n",
          "a\n# b\n",
          "- a\n- b\n",
          "a: b\nc: d\n",
          "---\n",
          "a\n---\nb\n",
          "...\na\n",
          "|\n",
          "a\r\nb\r\n",
          "a\rb\n",
          "\r",
          "\r\n",
          "a\u0085b\n",
          "a\u2028b\nc",
          "\uFEFFa\nb",
          "a\n\uFEFFb\n",
          "a\u0000\nb",
          "𝒳\n 𝒳\n",
          "你好：\n  世界\n",
          "%a\n",
          "\"a\nb\"",
          "'\n'",
          "a\n ",
          " \na",
          "   a\n  b\n c\nd\n",
          "a:\n  - b: |\n      c\n",
          "\n\n  a\n",
          "a\n\n\n  b\n\n\n");

  @Test
  void every_nasty_string_survives_in_every_place() {
    for (String text : all()) {
      assertSurvives(text);
    }
  }

  @Test
  void all_nasty_strings_together_survive() {
    Map<String, Object> together = new LinkedHashMap<>();
    all().forEach(text -> together.put(text, all()));
    assertReadBack(together);
  }

  @Test
  void a_key_that_is_too_long_for_one_line_survives() {
    assertReadBack(Map.of("k".repeat(1100), "v"));
    assertReadBack(Map.of("a", List.of(Map.of("\n".repeat(600), List.of("x"), "b", "c"))));
    assertReadBack(Map.of("a", Map.of("#".repeat(2000), Map.of("x", "y"))));
  }

  @Test
  void half_a_surrogate_pair_survives_as_an_escape() {
    assertEquals("\"a\\uD83Db\"\n", YamlWriter.write(Scalar.of("a\uD83Db")));
    assertEquals(
        "\uDE00\uD83D",
        YamlReader.read("f", "\"\\uDE00\\uD83D\"").documents().getFirst().root().plain());
  }

  @Test
  void random_strings_survive_in_every_place() {
    var random = new Random(20261120);
    for (int round = 0; round < 3000; round++) {
      assertSurvives(string(random));
    }
  }

  @Test
  void random_trees_survive() {
    var random = new Random(1979);
    for (int round = 0; round < 1000; round++) {
      assertReadBack(tree(random, 4));
    }
  }

  private static List<String> all() {
    return Stream.of(NASTY, SPACED, MANY_LINES).flatMap(List::stream).distinct().toList();
  }

  private static void assertSurvives(String text) {
    assertReadBack(text);
    assertReadBack(Map.of(text, text));
    assertReadBack(List.of(text, List.of(text, List.of(text), text)));
    assertReadBack(
        Map.of("a", List.of(Map.of(text, Map.of(text, List.of(text, text)), "b" + text, text))));
  }

  private static void assertReadBack(Object value) {
    String written = YamlWriter.write(Node.of(value));

    assertEquals(value, yaml11(written), written);
    assertEquals(value, yaml12(written), written);
    Parsed parsed = YamlReader.read("f", written);
    assertEquals(List.of(), parsed.findings(), written);
    assertEquals(Node.of(value), parsed.documents().getFirst().root(), written);
    assertEquals(written, YamlWriter.write(parsed.documents().getFirst().root()));
    assertInStream(value, written);
  }

  /// What ends with empty lines must not lose them to the next document's `---`.
  private static void assertInStream(Object value, String written) {
    String stream = YamlWriter.writeAll(List.of(Node.of(value), Node.of(value)));

    assertEquals(written + "---\n" + written, stream);
    List<Object> read = new ArrayList<>();
    new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(stream).forEach(read::add);
    assertEquals(List.of(value, value), read, stream);
  }

  private static Object yaml11(String text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }

  private static Object yaml12(String text) {
    return new Load(LoadSettings.builder().setSchema(new CoreSchema()).build())
        .loadFromString(text);
  }

  private static Object tree(Random random, int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(4)) {
      case 0 -> string(random);
      case 1 -> random.nextBoolean() ? random.nextInt(2000) - 1000 : random.nextBoolean();
      case 2 -> {
        List<Object> items = new ArrayList<>();
        random.ints(random.nextInt(4)).forEach(_ -> items.add(tree(random, depth - 1)));
        yield items;
      }
      default -> {
        Map<String, Object> map = new LinkedHashMap<>();
        random
            .ints(random.nextInt(4))
            .forEach(_ -> map.put(string(random), tree(random, depth - 1)));
        yield map;
      }
    };
  }

  private static final String PIECES =
      "  \n\n\n"
          + "\t\r"
          + "::--..__##''\"\"\\,,[]{}&*!|>%@`~=<<??++0011223456789abcdefxonyeslTZ/："
          + " \u00A0\u2028é你\uFEFF";

  private static String string(Random random) {
    if (random.nextInt(4) == 0) {
      return all().get(random.nextInt(all().size())) + all().get(random.nextInt(all().size()));
    }
    var text = new StringBuilder();
    int length = random.nextInt(12);
    for (int at = 0; at < length; at++) {
      if (random.nextInt(20) == 0) {
        text.appendCodePoint(0x10000 + random.nextInt(0xFFFF));
      } else {
        text.append(PIECES.charAt(random.nextInt(PIECES.length())));
      }
    }
    return text.toString();
  }
}
