package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.UnpackedGolden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Input as it really comes: what can be read is judged, and what cannot is said once.
class BrokenInputTest {

  private static final Path CASE =
      UnpackedGolden.path("rules", "schema", "tsdb-period", "bad.yaml");
  private static final String FOUND = "[schema/tsdb-period]";

  private static final String CONFIG =
      """
      common: {path_prefix: /var/loki, ring: {kvstore: {store: inmemory}}}
      schema_config:
        configs:
          - {from: 2024-01-01, store: tsdb, object_store: filesystem, schema: v13, index: {prefix: i_, period: 168h}}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [1\n---\n",
        "a: b: c\n---\n",
        "$ kubectl get -o yaml\n",
        "coalesce.go:223: warning: destination for x is a table\n",
        "---\n# Source: loki/templates/config.yaml\n---\n\n---\n",
        "null\n---\n~\n---\n",
        "a: \u0001\n---\n",
        "metadata：\n  name: x\n---\n",
        "\uFEFF",
      })
  void what_stands_before_an_object_does_not_hide_it(String before) throws IOException {
    Cli run = Cli.runWith(before + Files.readString(CASE), "lint", "-");
    long lines = before.chars().filter(c -> c == '\n').count();
    assertTrue(run.out().contains("-:" + (lines + 16) + ":21: error: tsdb"), run.out());
  }

  @Test
  void a_byte_that_is_not_utf_8_does_not_hide_the_rest() throws IOException {
    String text = "# Gr\u00fc\u00dfe\n" + Files.readString(CASE);
    Path file = Files.write(folder.resolve("x.yaml"), text.getBytes(StandardCharsets.ISO_8859_1));
    Cli run = Cli.run("lint", file.toString());
    assertTrue(run.out().contains("x.yaml:1:5: error: a byte here is not UTF-8"), run.out());
    assertTrue(run.out().contains(FOUND), run.out());
  }

  @Test
  void what_is_no_text_is_said_once() throws IOException {
    var bytes = new byte[4000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 37 % 256);
    }
    Path file = Files.write(folder.resolve("x.yaml"), bytes);
    Cli run = Cli.run("lint", "-o", "github", file.toString());
    assertEquals(1, run.out().lines().count(), run.out());
    assertEquals(ExitCode.FINDINGS, run.code());
  }

  /// Of an archive, an image or a program there is no line to show.
  @Test
  void no_line_of_a_binary_file_is_shown() throws IOException {
    byte[] zip = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, (byte) 0xad, 0x5a, 0x5b, 0x73};
    byte[] elf = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0};
    for (byte[] bytes : List.of(zip, elf)) {
      Path file = Files.write(folder.resolve("x.yaml"), bytes);
      for (String[] command :
          List.of(
              new String[] {"lint", file.toString()},
              new String[] {"generate", "-f", file.toString()})) {
        Cli run = Cli.run(command);
        String said = run.out() + run.err();
        assertTrue(said.contains("[yaml/encoding]") && !said.contains(" | "), said);
        assertTrue(
            said.codePoints().allMatch(c -> c == '\n' || c == '…' || (c >= ' ' && c < 0x7f)), said);
      }
    }
  }

  @Test
  void a_missing_file_names_what_is_near() throws IOException {
    Path file = Files.writeString(folder.resolve("stack.yaml"), "extends: dev");
    String missing = folder.resolve("stak.yaml").toString();
    String meant = "; did you mean '" + file + "'?";
    assertTrue(Cli.run("lint", missing).out().contains("file or folder" + meant));
    assertTrue(Cli.run("generate", "-f", missing).err().contains("'" + missing + "'" + meant));
    Path templates = Files.createDirectory(folder.resolve("templates"));
    assertTrue(
        Cli.run(
                "generate",
                "--profile",
                "dev",
                "--templates",
                folder.resolve("templats").toString())
            .err()
            .contains("; did you mean '" + templates + "'?"));
  }

  @Test
  void a_password_is_not_led_to_the_name_of_its_key() {
    Cli run = Cli.runWith("extends: dev\ngrafana: {admin: {password: x}}", "generate", "-f", "-");
    assertTrue(run.err().contains("no key 'password'"), run.err());
    assertTrue(!run.err().contains("did you mean"), run.err());
  }

  @Test
  void nothing_at_all_is_said() {
    assertTrue(Cli.runWith("", "lint", "-").out().contains("[lint/nothing-judged]"));
    assertTrue(
        Cli.runWith("---\nnull\n---\n", "lint", "-").out().contains("[lint/nothing-judged]"));
  }

  @Test
  void a_blank_that_was_pasted_everywhere_is_said_once() throws IOException {
    String text = Files.readString(CASE).replace(": ", ":\u00A0");
    Cli run = Cli.runWith(text, "lint", "-o", "github", "-");
    // Once in the manifests, and once in the configuration inside.
    assertEquals(
        2, run.out().lines().filter(it -> it.contains("yaml/full-width")).count(), run.out());
    assertTrue(run.out().contains("schema/tsdb-period"), run.out());
  }

  @Test
  void objects_of_json_may_follow_each_other() throws IOException {
    String service =
        "{\"apiVersion\": \"v1\", \"kind\": \"Service\", \"metadata\": {\"name\": \"a%d\"}}\n";
    String lines = service.formatted(1) + service.formatted(2);
    Cli.runWith(lines, "lint", "-").assertClean();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata:\n  name: {{ include \"x\" . }}\nspec:\n  replicas: {{ .Values.replicas }}\n",
        "metadata:\n  name: x\n{{- if .Values.on }}\nspec: {}\n{{- end }}\n",
        "metadata: {name: '{{ .Release.Name }}'}\n",
        "metadata: {name: x, namespace: '{{ .Release.Namespace }}'}\n",
        """
        metadata: {name: x}
        spec: {template: {spec: {containers: [{name: a, image: '{{ .Values.image }}'}]}}}
        """,
      })
  void a_template_is_called_so_once(String rest) {
    Cli run =
        Cli.runWith("apiVersion: apps/v1\nkind: Deployment\n" + rest, "lint", "-o", "github", "-");
    assertEquals(1, run.out().lines().count(), run.out());
    assertTrue(run.out().contains("lint/unrendered-template"), run.out());
  }

  @Test
  void a_configuration_is_found_wherever_it_is_kept() {
    String encoded = Base64.getEncoder().encodeToString(CONFIG.getBytes(StandardCharsets.UTF_8));
    Map<String, String> kept =
        Map.of(
            "kind: Secret\nstringData:\n  loki.yaml: |\n" + CONFIG.indent(4),
                "secret: {secretName: c}",
            "kind: Secret\ndata:\n  loki.yaml: " + encoded + "\n", "secret: {secretName: c}",
            "kind: ConfigMap\nbinaryData:\n  loki.yaml: " + encoded + "\n", "configMap: {name: c}",
            "kind: ConfigMap\ndata:\n  loki.yaml: |-\n" + CONFIG.indent(4),
                "projected: {sources: [{configMap: {name: c}}]}");
    kept.forEach(
        (object, volume) -> {
          String manifests =
              "apiVersion: v1\nmetadata: {name: c}\n"
                  + object
                  + workload("grafana/loki:3.7.0", volume);
          Cli run = Cli.runWith(manifests, "lint", "-");
          assertTrue(run.out().contains(FOUND), manifests + run.out());
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry.local:5000/mirror/grafana/loki:3.7.0",
        "docker.io/grafana/loki:3.7.0@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "loki:v3.7.0",
      })
  void an_image_is_known_from_any_registry(String image) {
    String manifests =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  loki.yaml: |\n"
            + CONFIG.indent(4)
            + workload(image, "configMap: {name: c}");
    assertTrue(Cli.runWith(manifests, "lint", "-").out().contains(FOUND));
  }

  private static String workload(String image, String volume) {
    return """
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: loki}
    spec:
      template:
        spec:
          containers:
            - name: loki
              image: %s
              args: [-config.file=/etc/loki/loki.yaml]
              volumeMounts: [{name: c, mountPath: /etc/loki}]
          volumes:
            - name: c
              %s
    """
        .formatted(image, volume);
  }

  @Test
  void a_folder_that_holds_itself_ends() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("a"));
    Files.copy(CASE, inner.resolve("x.yaml"));
    Files.createSymbolicLink(inner.resolve("up"), folder);
    Cli run = Cli.run("lint", "-o", "github", folder.toString());
    assertEquals(1, run.out().lines().count(), run.out());
  }

  @Test
  void a_full_disk_exits_with_3() {
    Cli run =
        Cli.runInto(
            Cli.failing("No space left on device"),
            Cli.NO_INPUT,
            Map.of(),
            "lint",
            CASE.toString());
    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains("no space left on device"), run.err());
  }

  @Test
  void nesting_and_lines_of_any_length_are_borne() {
    for (String text :
        List.of(
            "a: " + "[".repeat(50_000), "{\"a\":".repeat(50_000), "a: " + "x".repeat(2_000_000))) {
      int code = Cli.runWith(text, "lint", "-").code();
      assertTrue(code == ExitCode.DONE || code == ExitCode.FINDINGS);
    }
  }
}
