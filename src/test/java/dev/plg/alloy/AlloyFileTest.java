package dev.plg.alloy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.finding.Location;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlloyFileTest {

  private static final String WHOLE =
      """
      // where logs go
      loki.write "default" {
        endpoint {
          url = "http://loki:3100" /* the one beside */
        }
        external_labels = {
          cluster = "prod",
          zone    = env("ZONE"),
        }
      }

      loki.process "pods" {
        stage.cri { }
        stage.match {
          selector = `{app=~"a.*"}`
          stage.drop { older_than = "24h" }
        }
        forward_to = [
          loki.write.default.receiver,
        ]
      }
      """;

  @Test
  void reads_blocks_with_their_labels_and_attributes() {
    AlloyFile file = read(WHOLE);
    assertEquals(List.of(), file.faults());
    assertEquals(
        List.of("loki.write.default", "loki.process.pods"),
        file.blocks().stream().map(Block::id).toList());
    Block endpoint = file.blocks().getFirst().block("endpoint").orElseThrow();
    Attribute url = endpoint.attribute("url").orElseThrow();
    assertEquals("http://loki:3100", url.text().orElseThrow());
    assertEquals(new Location("f", 4, 11), url.place());
  }

  @Test
  void finds_blocks_at_any_depth() {
    assertEquals(1, read(WHOLE).named("stage.drop").count());
  }

  @Test
  void names_what_an_attribute_refers_to() {
    Attribute forward = read(WHOLE).blocks().getLast().attribute("forward_to").orElseThrow();
    assertEquals(
        List.of("loki.write.default.receiver"),
        forward.references().stream().map(AlloyExpression.Name::path).toList());
    assertEquals(19, forward.references().getFirst().place().line());
  }

  @Test
  void an_expression_is_no_text() {
    Attribute sum =
        read("a \"b\" {\n  c = \"x=\" + env(\"Y\")\n}\n")
            .blocks()
            .getFirst()
            .attributes()
            .getFirst();
    assertTrue(sum.text().isEmpty());
    assertTrue(sum.mentions("x="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "-1",
        "!(a && b.c)",
        "a == \"b\" || c >= 2",
        "2 ^ 3 ^ x - 1",
        "sys.env(\"A\") + \"b\"",
        "array.concat(a.b.c, [], [1, \"x\"])",
        "local.file.a[\"b\"].c[0]",
        "f(1)(2).x",
        "{}",
        "null",
        "`a\\d`",
      })
  void expressions_are_printed_as_they_were_read(String value) {
    String text = "a \"b\" {\n\tc = " + value + "\n}\n";
    Attribute attribute = read(text).blocks().getFirst().attributes().getFirst();
    assertFalse(attribute.value() instanceof AlloyExpression.Code, attribute.toString());
    assertEquals(text, AlloyWriter.write(read(text).blocks()));
  }

  @Test
  void a_file_is_printed_with_its_comments() {
    String text =
        """
        // where logs go,
        // all of them
        loki.write "default" {
        	external_labels = {
        		cluster = "prod",
        		zone    = sys.env("ZONE"),
        	}

        	// the one beside
        	endpoint {
        		url = "http://loki:3100"
        	}
        }
        """;
    assertEquals(text, AlloyWriter.write(read(text).blocks()));
  }

  @Test
  void strings_are_read_without_their_escapes() {
    Block block = read("a \"b\" { c = \"\\\\d\\n\\\"\\u00e4\\x41\\101\" }").blocks().getFirst();
    assertEquals("\\d\n\"äAA", block.attribute("c").orElseThrow().text().orElseThrow());
  }

  @Test
  void each_part_of_a_value_has_its_place() {
    Attribute sum =
        read("a \"b\" {\n  c = [\"x\",\n    d.e + -1]\n}\n")
            .blocks()
            .getFirst()
            .attributes()
            .getFirst();
    assertEquals(
        List.of("2:7", "2:8", "3:5", "3:5", "3:11", "3:12"),
        sum.value().withParts().map(it -> it.place().line() + ":" + it.place().column()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ { .Values.x } }", "[1 2]", "1 +", "{1 = 2}"})
  void a_value_that_is_not_understood_leaves_the_rest(String value) {
    Block block = read("a \"b\" {\n  c = " + value + "\n}\n").blocks().getFirst();
    assertEquals(AlloyExpression.Code.class, block.attributes().getFirst().value().getClass());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "(", "f(", "-", "1 + ", "x[0]", "{a = "})
  void values_in_values_without_end_are_not_followed(String part) {
    assertTrue(read("a \"b\" {\n c = " + part.repeat(100_000) + "\n}").faults().size() < 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "a \"b\" { c = 1 d = 2 }¦STATEMENT¦d",
        "a \"b\" { } e \"f\" { }¦STATEMENT¦e",
        "a \"b\" {¦UNCLOSED¦a",
        "a \"b\" { c = \"\\d+\" }¦ESCAPE¦\\d",
        "a \"b\" { c = \"open }¦UNCLOSED¦string",
      })
  void tells_what_is_wrong(String text, AlloyFault.Kind kind, String what) {
    AlloyFault fault = read(text).faults().getFirst();
    assertEquals(kind, fault.kind());
    assertEquals(what, fault.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "// nothing",
        "a \"b\" { c = \"a\\\\d\\n\\\"\\u00e4\" }",
        "a \"b\" { c = `\\d\n\"` }",
        "a \"b\" { c = {x = 1, y = [1, 2]} }",
        "a \"b\" { c = d.e.f[\"g\"].h == \"i\" && !j }",
        "a \"b\" {\r\n  c = 1\r\n}\r\n",
        "a \"b\" { template = \"{{ .Value }}\" }",
        "a \"b\" { c = \"x\" {{ if .Values.d }} e = 1 {{ end }} }",
      })
  void finds_nothing_wrong(String text) {
    assertEquals(List.of(), read(text).faults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"= 1", "a b c", "{{ .Values.river }}", "a \"b\" { 1 = 2 }", "}"})
  void what_is_not_understood_gives_no_blocks(String text) {
    assertEquals(AlloyFile.EMPTY, read(text));
  }

  @Test
  void blocks_in_blocks_without_end_are_not_followed() {
    assertTrue(read("a {\n".repeat(100_000)).blocks().isEmpty());
  }

  @Test
  void no_text_makes_it_fail() {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder(WHOLE);
      for (int j = 0; j < 4; j++) {
        int at = random.nextInt(text.length() - 1);
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, "{}[]()\"`\\=.,/*\n".charAt(random.nextInt(15)));
          default -> text.setLength(Math.max(20, at));
        }
      }
      assertFalse(read(text.toString()).blocks().size() > text.length());
    }
  }

  private static AlloyFile read(String text) {
    return AlloyFile.read(
        new Scalar(Scalar.Kind.STRING, text, new Location("f", 1, 1), new Location("f", 1, 1)));
  }
}
