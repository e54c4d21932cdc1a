package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Golden;
import dev.plg.UnpackedGolden;
import dev.plg.rule.registry.Rules;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {

  private static final Path CASE = UnpackedGolden.path("rules", "schema", "tsdb-period");

  @TempDir Path folder;

  @Test
  void names_the_line_inside_a_block_scalar() {
    Cli run = Cli.run("lint", CASE.resolve("bad.yaml").toString());
    assertEquals(ExitCode.FINDINGS, run.code());
    assertTrue(run.out().startsWith(CASE + "/bad.yaml:16:21: error: "), run.out());
  }

  @Test
  void says_nothing_of_what_is_good() {
    Cli.run("lint", CASE.resolve("good.yaml").toString()).assertClean();
  }

  @Test
  void reads_standard_input() throws IOException {
    String bad = Files.readString(CASE.resolve("bad.yaml"));
    assertTrue(Cli.runWith(bad, "lint", "-").out().startsWith("-:16:21: error: "));
  }

  @Test
  void reads_windows_line_ends_at_the_same_places() throws IOException {
    String bad = Files.readString(CASE.resolve("bad.yaml")).replace("\n", "\r\n");
    assertTrue(Cli.runWith(bad, "lint", "-").out().startsWith("-:16:21: error: "));
  }

  @Test
  void reads_what_powershell_redirects() throws IOException {
    var in = new ByteArrayOutputStream();
    in.write(new byte[] {(byte) 0xFF, (byte) 0xFE});
    in.write(Files.readString(CASE.resolve("bad.yaml")).getBytes(StandardCharsets.UTF_16LE));
    Path file = Files.write(folder.resolve("all.yaml"), in.toByteArray());
    assertTrue(Cli.run("lint", file.toString()).out().startsWith(file + ":16:21: error: "));
  }

  @Test
  void reads_lists_and_json() throws IOException {
    var documents = YamlReader.read("x", Files.readString(CASE.resolve("bad.yaml"))).documents();
    var list =
        Mapping.builder()
            .put("apiVersion", "v1")
            .put("items", documents.stream().map(document -> document.root()).toList())
            .put("kind", "List")
            .build();
    String json = JsonWriter.write(list);
    assertTrue(Cli.runWith(json, "lint", "-").out().contains("[schema/tsdb-period]"));
    String yaml = YamlWriter.write(list);
    assertTrue(Cli.runWith(yaml, "lint", "-").out().contains("[schema/tsdb-period]"));
  }

  @Test
  void lints_the_rest_of_a_stream_with_one_broken_document() throws IOException {
    String bad = "a: [1\n---\n" + Files.readString(CASE.resolve("bad.yaml"));
    Cli run = Cli.runWith(bad, "lint", "-");
    assertTrue(run.out().contains("[yaml/syntax]"), run.out());
    assertTrue(run.out().contains("-:18:21: error: "), run.out());
  }

  @Test
  void bears_the_noise_of_helm() throws IOException {
    String good =
        "---\n# Source: a\n---\n\n---\n" + Files.readString(CASE.resolve("good.yaml")) + "---\n";
    Cli.runWith(good, "lint", "-").assertClean();
  }

  @Test
  void lints_what_is_rendered_beside_a_template() throws IOException {
    String text =
        "kind: Service\nmetadata: {name: {{ .Release.Name }}}\n---\n"
            + Files.readString(CASE.resolve("bad.yaml"));
    Cli run = Cli.runWith(text, "lint", "-");
    assertTrue(run.out().contains("-:2:18: error: this is an unrendered template"), run.out());
    assertTrue(run.out().contains("[schema/tsdb-period]"), run.out());
  }

  @Test
  void ignores_custom_resources() {
    String crd =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: lokistacks.loki.grafana.com}
        """;
    Cli.runWith(crd, "lint", "-").assertClean();
  }

  @ParameterizedTest
  @ValueSource(strings = {"argocd", "flux"})
  void has_nothing_to_say_of_what_a_controller_is_given(String controller) {
    String charts = folder.resolve("charts").toString();
    Cli made =
        Cli.run(
            "generate",
            "--profile",
            "full",
            "--format",
            "helm",
            "--gitops",
            controller,
            "-o",
            charts);
    assertEquals(0, made.code(), made.err());
    Cli.run("lint", charts + "/" + controller).assertClean();
  }

  @Test
  void searches_a_folder() throws IOException {
    Files.createDirectories(folder.resolve("a/.git"));
    Files.copy(CASE.resolve("bad.yaml"), folder.resolve("a/x.yml"));
    Files.writeString(folder.resolve("a/.git/y.yaml"), "a: [");
    Files.createDirectories(folder.resolve("chart/templates"));
    Files.writeString(folder.resolve("chart/Chart.yaml"), "name: x\n");
    Files.writeString(folder.resolve("chart/templates/z.yaml"), "a: {{ b }}\n");
    Cli run = Cli.run("lint", folder.toString());
    assertTrue(run.out().contains("a/x.yml:16:21: error: "), run.out());
    assertTrue(run.out().contains("[lint/chart]"), run.out());
    assertFalse(run.out().contains("y.yaml"), run.out());
  }

  @Test
  void judges_what_kustomize_builds() throws IOException {
    Files.createSymbolicLink(folder.resolve("helmfile.yaml"), folder.resolve("nowhere"));
    Files.copy(CASE.resolve("bad.yaml"), folder.resolve("objects.yaml"));
    Files.copy(CASE.resolve("bad.yaml"), folder.resolve("patch.yaml"));
    Files.writeString(folder.resolve("loki.yaml"), "auth_enabled: false\n");
    Files.writeString(folder.resolve("more.yml"), "- op: remove\n  path: /spec\n");
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        """
        resources: [objects.yaml]
        patches: [{path: patch.yaml}, {path: more.yml, target: {kind: StatefulSet}}]
        configMapGenerator: [{name: loki, files: [config.yaml=./loki.yaml]}]
        """);
    Cli run = Cli.run("lint", folder.toString());
    // The configuration is the one that the generator makes of a file.
    assertTrue(
        run.out().contains("/loki.yaml:1:1: error: `schema_config` has no period"), run.out());
    for (String part : List.of("[lint/kustomization]", "[lint/not-an-object]", "/more.yml")) {
      assertFalse(run.out().contains(part), run.out());
    }
  }

  @Test
  void says_which_file_is_missing_and_exits_with_2() {
    Cli run = Cli.run("lint", "no-such.yaml");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.out().startsWith("no-such.yaml: error: "), run.out());
  }

  @Test
  void finds_secrets_configurations_in_base64() throws IOException {
    String config =
        "schema_config:\n"
            + "  configs:\n"
            + "    - {from: 2024-01-01, store: tsdb, object_store: s3, schema: v13, index: {prefix:"
            + " i_, period: 168h}}\n";
    String encoded = Base64.getEncoder().encodeToString(config.getBytes(StandardCharsets.UTF_8));
    String secret =
        "apiVersion: v1\nkind: Secret\nmetadata: {name: loki}\ndata:\n  loki.yaml: "
            + encoded
            + "\n";
    Cli run = Cli.runWith(secret, "lint", "--loki-version", "3.7", "-");
    assertTrue(run.out().contains("-:5:14: error: tsdb requires"), run.out());
  }

  @Test
  void reads_a_bare_configuration() {
    String config =
        "schema_config:\n"
            + "  configs:\n"
            + "    - {from: 2024-01-01, store: tsdb, object_store: s3, schema: v13, index: {prefix:"
            + " i_, period: 168h}}\n";
    Cli run = Cli.runWith(config, "lint", "--as", "loki", "--loki-version", "3.7", "-");
    assertTrue(run.out().contains("-:3:98: error: tsdb requires"), run.out());
  }

  @Test
  void fails_on_what_it_is_told_to() {
    String bad = UnpackedGolden.path("rules", "lint", "object-twice", "bad.yaml").toString();
    String[] base = {"lint", bad};
    assertEquals(ExitCode.DONE, Cli.run(base).code());
    String[] strict =
        Stream.concat(Stream.of(base), Stream.of("--fail-on", "warning")).toArray(String[]::new);
    assertEquals(ExitCode.FINDINGS, Cli.run(strict).code());
  }

  @Test
  void repairs_in_a_diff_and_writes_only_when_told() throws IOException {
    Path file = folder.resolve("events.yaml");
    Files.copy(UnpackedGolden.path("rules", "yaml", "full-width", "bad.yaml"), file);
    String before = Files.readString(file);
    Cli shown = Cli.run("lint", "--fix", file.toString());
    assertTrue(shown.out().contains("-        loki：\n+        loki:\n"), shown.out());
    assertEquals(before, Files.readString(file));
    Cli written = Cli.run("lint", "--fix", "--write", file.toString());
    assertEquals(ExitCode.DONE, written.code());
    assertEquals(before.replace('：', ':'), Files.readString(file));
    Cli.run("lint", file.toString()).assertClean();
  }

  @Test
  void cuts_a_long_stream_at_its_documents() throws IOException {
    var text = new StringBuilder();
    for (int i = 0; text.length() < 3 * 1024 * 1024; i++) {
      text.append("apiVersion: v1\nkind: Service\nmetadata: {name: a%d}\n---\n".formatted(i));
    }
    long lines = text.chars().filter(c -> c == '\n').count();
    text.append(Files.readString(CASE.resolve("bad.yaml")));
    Cli run = Cli.runWith(text.toString(), "lint", "-");
    assertTrue(run.out().startsWith("-:" + (lines + 16) + ":21: error: "), run.out());
  }

  @Test
  void follows_the_settings_of_its_working_directory(@TempDir Path project) throws IOException {
    String bad = CASE.resolve("bad.yaml").toString();
    Path settings = project.resolve(".plg.yaml");
    Files.writeString(settings, "ignore: [{rule: schema/tsdb-period, reason: an old index}]");
    Cli.runIn(project, "lint", bad).assertClean();
    Files.writeString(settings, "ignor: [{rule: schema/tsdb-period, reason: an old index}]");
    Cli wrong = Cli.runIn(project, "lint", bad);
    assertEquals(ExitCode.USAGE, wrong.code());
    assertTrue(wrong.out().contains("1 | ignor: [{rule: schema/tsdb-period"), wrong.out());
  }

  @Test
  void lists_every_rule_and_explains_each() throws IOException {
    String listed = Cli.run("rules").out();
    for (var rule : Rules.ALL) {
      assertTrue(listed.contains(rule.about().id() + " "), rule.about().id());
      Cli run = Cli.run("explain", rule.about().id());
      assertTrue(run.out().startsWith(rule.about().id() + ": "), run.err());
      Path report = UnpackedGolden.path("rules", rule.about().id(), "bad.out");
      if (Files.exists(report)) {
        String example = "\nexample\n" + Files.readString(report).indent(2);
        assertTrue(run.out().endsWith(example), run.out());
      }
      assertFalse(rule.about().source().isBlank(), rule.about().id());
      assertFalse(rule.about().why().isBlank(), rule.about().id());
    }
  }

  @Test
  void the_page_of_rules_is_up_to_date() {
    Golden.verify(Path.of("..", "docs", "rules.md"), Cli.run("rules", "-o", "markdown").out());
  }

  @Test
  void the_pages_of_keys_are_up_to_date() {
    Golden.verify(
        Path.of("..", "docs", "stack-file.md"), Cli.run("schema", "-o", "markdown").out());
    Golden.verify(
        Path.of("..", "docs", "plg-yaml.md"),
        Cli.run("schema", "--of", "plg.yaml", "-o", "markdown").out());
  }

  @Test
  void every_id_that_is_printed_is_a_rule() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "dev", "plg"))) {
      var unknown =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(LintTest::ids)
              .filter(id -> Rules.named(id).isEmpty())
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(Set.of(), unknown);
    }
  }

  /// The ids of findings that readers write into their source.
  private static Stream<String> ids(Path file) {
    try {
      return Pattern.compile("\"((?:yaml|lint)/[a-z-]+)\"")
          .matcher(Files.readString(file))
          .results()
          .map(match -> match.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void every_format_can_be_read() throws Exception {
    String bad = CASE.resolve("bad.yaml").toString();
    String json = Cli.run("lint", "-o", "json", bad).out();
    assertTrue(json.contains("\"object\": \"ConfigMap monitoring/loki\""), json);
    String junit = Cli.run("lint", "-o", "junit", bad, CASE.resolve("good.yaml").toString()).out();
    var xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(junit.getBytes(StandardCharsets.UTF_8)));
    assertEquals(2, xml.getElementsByTagName("testcase").getLength());
    assertEquals(1, xml.getElementsByTagName("failure").getLength());
    assertTrue(
        Cli.run("lint", "-o", "github", bad)
            .out()
            .startsWith("::error file=" + bad + ",line=16,col=21,title=schema/tsdb-period::"));
  }

  @Test
  void options_that_contradict_each_other_are_refused() {
    assertEquals(ExitCode.USAGE, Cli.run("lint").code());
    for (var wrong :
        Map.of(
                "--write", "x.yaml",
                "--chart", "loki",
                "--fail-on=never", "x.yaml",
                "--runtime=podman", "x.yaml",
                "--as=cortex", "x.yaml",
                "--loki-version=three", "x.yaml")
            .entrySet()) {
      assertEquals(
          ExitCode.USAGE, Cli.run("lint", wrong.getKey(), wrong.getValue()).code(), wrong.getKey());
    }
  }
}
