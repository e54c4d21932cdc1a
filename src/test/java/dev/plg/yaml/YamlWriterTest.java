package dev.plg.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.finding.Location;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {

  @Test
  void writes_as_kubectl_does() {
    Mapping root =
        Mapping.builder()
            .put("apiVersion", "v1")
            .put("empty", Map.of())
            .put("none", List.of())
            .put("nothing", null)
            .put(
                "spec",
                Mapping.builder().put("replicas", 3).put("ratio", 0.5).put("on", true).build())
            .put(
                "items",
                List.of(
                    Mapping.builder().put("name", "a").put("args", List.of("-x", "--y=1")).build(),
                    List.of("b", List.of("c", "d")),
                    Map.of(),
                    List.of()))
            .build();

    assertEquals(
        """
        apiVersion: v1
        empty: {}
        none: []
        nothing: null
        spec:
          replicas: 3
          ratio: 0.5
          'on': true
        items:
        - name: a
          args:
          - -x
          - --y=1
        - - b
          - - c
            - d
        - {}
        - []
        """,
        YamlWriter.write(root));
  }

  @Test
  void writes_text_of_several_lines_as_literal_blocks() {
    Mapping root =
        Mapping.builder()
            .put("clip", "a: 1\n\n  b\n")
            .put("strip", "a\nb")
            .put("keep", "a\n\n")
            .put("indented", "  a\nb\n")
            .put("list", List.of("a\nb\n", Mapping.builder().put("k", " x\ny").build()))
            .put("tab", "\ta\nb\n")
            .put("carriage", "a\r\nb\n")
            .build();

    assertEquals(
        """
        clip: |
          a: 1

            b
        strip: |-
          a
          b
        keep: |+
          a

        indented: |2
            a
          b
        list:
        - |
          a
          b
        - k: |2-
             x
            y
        tab: "\\ta\\nb\\n"
        carriage: "a\\r\\nb\\n"
        """,
        YamlWriter.write(root));
  }

  @Test
  void never_folds_a_long_line() {
    String text = "word ".repeat(100) + "end";

    assertEquals("a: " + text + "\n", YamlWriter.write(Node.of(Map.of("a", text))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loki",
        "10Gi",
        "100m",
        "10.0.0.1",
        "3.7.6",
        "v1.2.3",
        "7d",
        "http://loki:3100/ready",
        "0.0.0.0:3100",
        "--config.file=/etc/loki.yaml",
        "-x",
        "a b c",
        "a,b",
        "a#b",
        "it's",
        "x=y",
        "arn:aws:iam::111122223333:role/loki",
        "app.kubernetes.io/name",
        "(a|b)",
        "x}}y",
        "名前",
        "😀",
        "a:b",
        "sha256:abc",
        "2026-11",
        "1.2.3-rc1",
        "..",
        "~x",
      })
  void leaves_plain_what_is_safe(String text) {
    assertEquals(text + "\n", YamlWriter.write(Scalar.of(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a ",
        " a",
        "on",
        "yes",
        "No",
        "y",
        "~",
        "1.10",
        "1e3",
        ".inf",
        "0123",
        "0o7",
        "0x1F",
        "12:30",
        "1_000",
        "2026-11-20",
        "=",
        "<<",
        "null",
        "Null",
        "TRUE",
        "- a",
        "-",
        "? a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "%a",
        "@a",
        "`a",
        "&a",
        "*a",
        "!a",
        "|",
        ">a",
        "[a",
        "{a",
        "'a",
        "\"a",
        "+.5",
        "0b1",
        "1:20:30.5",
        "2026-11-20 10:00:00",
        "2026-1-2t3:4:5Z",
        "---",
        "...",
        "名前： x",
        "“a”",
      })
  void puts_in_single_quotes_what_could_be_misread(String text) {
    assertEquals("'" + text.replace("'", "''") + "'\n", YamlWriter.write(Scalar.of(text)));
  }

  @Test
  void shows_what_nobody_could_see_as_escapes() {
    assertEquals(
        "\"a\\u00A0\\u200B\\uFEFF\\u0007\\t\\\"\\\\é\"\n",
        YamlWriter.write(Scalar.of("a\u00A0\u200B\uFEFF\u0007\t\"\\é")));
  }

  @Test
  void joins_documents_with_a_separator() {
    assertEquals(
        "a: 1\n---\n[]\n---\nb\n",
        YamlWriter.writeAll(List.of(Node.of(Map.of("a", 1)), Sequence.EMPTY, Scalar.of("b"))));
    assertEquals("", YamlWriter.writeAll(List.of()));
  }

  @Test
  void prints_comments_above_their_keys() {
    Mapping inner = Mapping.builder().put("c", 1, "the first").put("d", 2, "two\n\nlines").build();
    Mapping root =
        Mapping.builder()
            .put("a", inner, "above a")
            .put("list", List.of(inner, List.of(inner)))
            .put("empty", Mapping.EMPTY, "none: here")
            .build();

    assertEquals(
        """
        # above a
        a:
          # the first
          c: 1
          # two
          #
          # lines
          d: 2
        list:
        # the first
        - c: 1
          # two
          #
          # lines
          d: 2
        # the first
        - - c: 1
            # two
            #
            # lines
            d: 2
        # none: here
        empty: {}
        """,
        YamlWriter.write(root));
    assertEquals(root, YamlReaderTest.only(YamlWriter.write(root)));
  }

  @Test
  void a_comment_on_the_first_key_of_the_document_comes_first() {
    assertEquals("# x\na: 1\n", YamlWriter.write(Mapping.builder().put("a", 1, "x").build()));
  }

  @Test
  void writes_numbers_as_they_were_written() {
    String text = "- 1.10\n- 1e3\n- -0.5\n- .inf\n- 12345678901234567890\n";

    assertEquals(text, YamlWriter.write(YamlReader.read("f", text).documents().getFirst().root()));
  }

  @Test
  void doubles_without_a_number_are_written_as_yaml_writes_them() {
    assertEquals(
        "- .inf\n- -.inf\n- .nan\n- 10.0\n",
        YamlWriter.write(
            Sequence.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 10.0)));
  }

  @Test
  void a_root_that_begins_with_a_space_is_quoted() {
    assertEquals(
        "\" a\\nb\"\n", YamlWriter.write(new Scalar(Scalar.Kind.STRING, " a\nb", Location.NONE)));
  }
}
