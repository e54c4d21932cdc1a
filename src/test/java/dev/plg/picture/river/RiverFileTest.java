package dev.plg.picture.river;

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

class RiverFileTest {

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
    RiverFile file = read(WHOLE);
    assertEquals(List.of(), file.faults());
    assertEquals(
        List.of("loki.write.default", "loki.process.pods"),
        file.blocks().stream().map(RiverBlock::id).toList());
    RiverBlock endpoint = file.blocks().getFirst().block("endpoint").orElseThrow();
    RiverAttribute url = endpoint.attribute("url").orElseThrow();
    assertEquals("http://loki:3100", url.text().orElseThrow());
    assertEquals(new Location("f", 4, 11), url.place());
  }

  @Test
  void finds_blocks_at_any_depth() {
    assertEquals(1, read(WHOLE).named("stage.drop").count());
  }

  @Test
  void names_what_an_attribute_refers_to() {
    RiverAttribute forward = read(WHOLE).blocks().getLast().attribute("forward_to").orElseThrow();
    assertEquals(
        List.of("loki.write.default.receiver"),
        forward.references().stream().map(RiverAttribute.Reference::name).toList());
    assertEquals(19, forward.references().getFirst().place().line());
  }

  @Test
  void an_expression_is_no_text() {
    RiverAttribute sum =
        read("a \"b\" {\n  c = \"x=\" + env(\"Y\")\n}\n")
            .blocks()
            .getFirst()
            .attributes()
            .getFirst();
    assertTrue(sum.text().isEmpty());
    assertTrue(sum.mentions("x="));
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
  void tells_what_is_wrong(String text, RiverFault.Kind kind, String what) {
    RiverFault fault = read(text).faults().getFirst();
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
    assertEquals(RiverFile.EMPTY, read(text));
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

  private static RiverFile read(String text) {
    return RiverFile.read(
        new Scalar(Scalar.Kind.STRING, text, new Location("f", 1, 1), new Location("f", 1, 1)));
  }
}
