package dev.plg.source.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.marcnuri.helm.Helm;
import dev.plg.finding.Location;
import dev.plg.source.template.GoTemplate.Rendered;
import dev.plg.source.template.GoTemplate.Result;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GoTemplateTest {

  private static final String VALUES =
      """
      a: {b: text, num: 3, yeah: true, nope: false, none: null, f: 1.5, empty: ""}
      list: [u, v, w]
      maps: [{name: m1, size: 1}, {name: m2, size: 2}]
      map: {k1: v1, k2: v2}
      """;

  @TempDir Path folder;

  static Stream<String> templates() {
    return Stream.of(
        "{{ .Values.a.b }}",
        "x {{- \" y \" -}} z",
        "{{ .Values.a.b | quote }} {{ .Values.a.num | quote }} {{ squote .Values.a.b }}",
        "{{ default \"d\" .Values.a.none }} {{ .Values.a.empty | default \"d\" }}",
        "{{ .Values.a.b | upper | lower | trim }}{{ .Values.a.missing }}",
        "{{ if .Values.a.yeah }}on{{ else }}off{{ end }}",
        "{{ if .Values.a.nope }}on{{ else if eq .Values.a.num 3.0 }}three{{ else }}no{{ end }}",
        "{{ if and .Values.a.yeah (not .Values.a.nope) }}a{{ end }}{{ if or .Values.a.nope 1 }}b{{"
            + " end }}",
        "{{ range .Values.list }}[{{ . }}]{{ end }}",
        "{{ range $i, $e := .Values.list }}{{ $i }}={{ $e }};{{ end }}",
        "{{ range $k, $v := .Values.map }}{{ $k }}={{ $v }};{{ end }}",
        "{{ range .Values.maps }}{{ .name }}:{{ .size }} {{ $.Values.a.b }}\n{{ end }}",
        "{{ range .Values.a.none }}x{{ else }}nothing{{ end }}",
        "{{ with .Values.a }}{{ .b }}{{ end }}{{ with .Values.a.none }}x{{ else }}y{{ end }}",
        "{{- $x := .Values.a.b -}} {{ $x }}{{ if true }}{{ $x = \"other\" }}{{ end }}{{ $x }}",
        "{{/* a comment }} */}}after{{- /* one more */ -}}   trimmed",
        "k:\n  {{- if .Values.a.yeah }}\n  a: 1\n  {{- end }}\n  b: 2\n",
        "k:\n{{ toYaml .Values.map | indent 2 }}\nl:{{ toYaml .Values.list | nindent 2 }}",
        "{{ printf \"%s-%s-%d\" .Values.a.b \"x\" 5 }} {{ printf \"%q %v%%\" \"a\" true }}",
        "{{ .Values.a.b | trimSuffix \"xt\" }} {{ trimPrefix \"te\" .Values.a.b }}",
        "{{ contains \"ex\" .Values.a.b }} {{ hasPrefix \"te\" .Values.a.b }} {{ hasSuffix \"x\""
            + " \"ab\" }}",
        "{{ ternary \"yes\" \"no\" .Values.a.yeah }} {{ coalesce .Values.a.none \"c\" }}",
        "{{ index .Values.list 1 }} {{ index .Values \"map\" \"k1\" }} {{ get .Values.map \"k2\""
            + " }}",
        "{{ hasKey .Values.map \"k1\" }} {{ empty .Values.a.empty }} {{ ne \"a\" \"b\" }}",
        "{{ replace \"t\" \"s\" .Values.a.b }} {{ toJson .Values.list }} {{ int \"42\" }}",
        "{{ range list \"a\" \"b\" }}{{ . }}{{ end }} {{ (dict \"a\" \"b\").a }}",
        "{{ lt 1 2 }} {{ ge 2 2 }} {{ gt 1 2 }} {{ le 3 2 }} {{ eq \"a\" \"b\" \"a\" }}",
        "{{ .Release.Name }} in {{ $.Release.Namespace }} {{ `raw \"x\"` }} {{ \"a\\tb\\n\" }}",
        "{{ required \"it is needed\" .Values.a.b }} {{ toString 3 }} {{ print \"p\" }}",
        "{{ define \"x\" }}not printed{{ end }}rest",
        "{{ (fromYaml \"a: {b: 7}\").a.b }}");
  }

  /// The text that Helm's own engine makes.
  @ParameterizedTest
  @MethodSource("templates")
  void renders_as_helm_does(String template) throws IOException {
    Files.createDirectories(folder.resolve("templates"));
    Files.writeString(folder.resolve("Chart.yaml"), "apiVersion: v2\nname: c\nversion: 0.1.0\n");
    Files.writeString(folder.resolve("values.yaml"), VALUES);
    Files.writeString(folder.resolve("t.txt"), template);
    Files.writeString(
        folder.resolve("templates/t.yaml"), "text: {{ tpl (.Files.Get \"t.txt\") . | toJson }}\n");
    String printed = new Helm(folder).template().withName("r").withNamespace("n").call();
    String expected =
        ((Mapping) YamlReader.read("helm", printed).documents().getFirst().root())
            .text("text")
            .orElseThrow();
    assertEquals(expected, text(template).text());
  }

  private static Rendered text(String template) {
    return assertInstanceOf(Result.Text.class, render(template)).rendered();
  }

  private static Result render(String template) {
    Mapping values = (Mapping) YamlReader.read("values", VALUES).documents().getFirst().root();
    Mapping release = Mapping.builder().put("Name", "r").put("Namespace", "n").build();
    Mapping context = Mapping.builder().put("Values", values).put("Release", release).build();
    return GoTemplate.render(
        template, context, name -> name.equals("f.txt") ? Optional.of("file") : Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "a {{ env 'X' }} b # a ? b",
        "{{ requiredEnv `T` | quote }} # ?",
        "{{ exec `sh` (list `-c`) }} # ?",
        "{{ .Values.a.none.deeper }} # ?",
        "{{ readFile `f.txt` }}{{ readFile `gone` }} # file?",
        "{{ default `d` (env `X`) }} # ?",
        "{{ .Values.map }} # ?",
        "{{ a b | }} # ?",
        "{{ .Values | get `a.b` `d` }} {{ .Values | getOrNil `a.z` | default `e` }} # text e",
        "{{ .Values | get `a.z` `d` }} # d",
      })
  void what_only_the_run_tells_is_unknown(String template, String text) {
    assertEquals(text, text(template).text().replace(GoTemplate.UNKNOWN, '?'));
  }

  @Test
  void a_condition_on_the_unknown_makes_the_text_unknown() {
    assertEquals(new Result.Dynamic(2, "if env \"X\""), render("a\n{{ if env \"X\" }}b{{ end }}"));
    assertEquals(
        new Result.Dynamic(1, "range env \"X\""), render("{{ range env \"X\" }}{{ end }}"));
  }

  @ParameterizedTest
  @CsvSource({
    "{{ a",
    "{{ if x }}a",
    "a{{ end }}",
    "{{ else }}",
    "{{ if a }}{{ else }}{{ else }}{{ end }}"
  })
  void braces_and_blocks_that_do_not_close_are_broken(String template) {
    assertEquals(new Result.Broken(), render(template));
  }

  @Test
  void a_place_in_the_text_leads_back_to_the_template() {
    Rendered text =
        text(
            """
            first: 1
            {{- if .Values.a.yeah }}
            second: {{ .Values.a.b }}
            {{- end }}
            {{ range .Values.list }}
            - key: {{ . }}
              other: 1
            {{- end }}
            """);
    assertEquals(
        """
        first: 1
        second: text

        - key: u
          other: 1
        - key: v
          other: 1
        - key: w
          other: 1
        """,
        text.text());
    assertEquals(new Location("f", 3, 9), text.origin(new Location("f", 2, 9)));
    assertEquals(new Location("f", 7, 10), text.origin(new Location("f", 7, 10)));
    assertEquals(new Location("f", 6, 8), text.origin(new Location("f", 6, 8)));
  }
}
