package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.app.generate.TemplateFolder;
import dev.plg.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateFolderTest {

  private static final String NAME = "namespace/namespace.yaml.ftl";
  private static final String TEMPLATE =
      "apiVersion: v1\nkind: Namespace\nmetadata: {name: mine}\n";

  @Test
  void replaces_a_shipped_template(@TempDir Path temp) throws IOException {
    write(temp, NAME, TEMPLATE);
    Cli run = Cli.run("generate", "--profile", "dev", "--templates", temp.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("  name: mine\n"), run.out());
  }

  @Test
  void places_a_fault_in_the_file_that_was_named(@TempDir Path temp) throws IOException {
    write(temp, NAME, "kind: Namespace\nmetadata: ${y(nothing.there)}\n");
    Cli run = Cli.run("generate", "--profile", "dev", "--templates", temp.toString());
    assertEquals(1, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().contains(temp.resolve(NAME) + ":2:"), run.err());
    assertTrue(run.err().contains("2 | metadata: ${y(nothing.there)}"), run.err());
  }

  @Test
  void refuses_a_file_that_would_be_ignored(@TempDir Path temp) throws IOException {
    write(temp, "namespace/namespaces.yaml.ftl", TEMPLATE);
    write(temp, "README.md", "");
    var findings = read(temp);
    assertEquals(List.of("template/unknown", "template/unknown"), rules(findings));
    assertEquals("did you mean '" + NAME + "'?", findings.getLast().fix());
  }

  /// Its chart has a template of its own; one of a component that is not in the stack changes
  /// nothing in any format.
  @Test
  void refuses_a_template_that_no_chart_reads(@TempDir Path temp) throws IOException {
    String shipped = Files.readString(Path.of("templates", "loki/service.yaml.ftl"));
    Path own = temp.resolve("own");
    write(own, NAME, TEMPLATE);
    write(own, "loki/service.yaml.ftl", shipped);
    write(own, "tempo/service.yaml.ftl", shipped);
    Cli run = helm(own, temp.resolve("charts"), "dev");
    assertEquals(1, run.code());
    assertEquals(
        List.of(own.resolve("loki/service.yaml.ftl") + ": error: no chart reads"),
        run.err()
            .lines()
            .filter(line -> line.contains(": error: "))
            .map(line -> line.substring(0, line.indexOf(" 'loki")))
            .toList());
    assertFalse(Files.exists(temp.resolve("charts")));
  }

  @ParameterizedTest
  @CsvSource({
    "namespace/namespace.yaml.ftl, ${y(labels)}, {mine: x}, 'mine: x'",
    "event-exporter/clusterrole.yaml.ftl, 'list, watch', 'list, watch, mine', '- mine'",
    "event-exporter/deployment.yaml.ftl, ${y(image)}, mine.io/x:1, 'image: mine.io/x:1'",
    "grafana/configmap-dashboards.yaml.ftl, ${y(labels)}, {mine: x}, 'mine: x'"
  })
  void brings_to_charts_what_they_read(
      String template, String shipped, String own, String said, @TempDir Path temp)
      throws IOException {
    String text = Files.readString(Path.of("templates", template)).replace(shipped, own);
    write(temp.resolve("own"), template, text);
    Path charts = temp.resolve("charts");
    Cli run = helm(temp.resolve("own"), charts, "full");
    assertEquals(0, run.code(), run.err());
    assertTrue(written(charts).contains(said), text);
  }

  @Test
  void passes_over_hidden_files(@TempDir Path temp) throws IOException {
    write(temp, ".git/config", "");
    write(temp, "namespace/.swp", "");
    assertEquals(List.of(), read(temp));
  }

  @Test
  void refuses_a_folder_that_is_not_there_or_none(@TempDir Path temp) throws IOException {
    assertEquals(List.of("input/missing"), rules(read(temp.resolve("x"))));
    write(temp, "file", "");
    assertEquals(List.of("input/unreadable"), rules(read(temp.resolve("file"))));
  }

  @Test
  void refuses_a_folder_with_more_files_than_templates_ever_were(@TempDir Path temp)
      throws IOException {
    for (int i = 0; i <= 1000; i++) {
      write(temp, Integer.toString(i), "");
    }
    assertEquals(List.of("input/unreadable"), rules(read(temp)));
  }

  @Test
  void refuses_a_template_that_is_not_utf_8_or_too_large(@TempDir Path temp) throws IOException {
    write(temp, NAME, "");
    Files.write(temp.resolve(NAME), new byte[] {(byte) 0xE9});
    assertEquals(List.of("input/encoding"), rules(read(temp)));
    Files.write(temp.resolve(NAME), new byte[4_000_000]);
    assertEquals(List.of("input/unreadable"), rules(read(temp)));
  }

  private static Cli helm(Path templates, Path output, String profile) {
    return Cli.run(
        "generate",
        "--profile",
        profile,
        "--format",
        "helm",
        "--templates",
        templates.toString(),
        "-o",
        output.toString());
  }

  /// All files, one after the other.
  private static String written(Path folder) throws IOException {
    var text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private static List<Finding> read(Path folder) {
    return TemplateFolder.read(Optional.of(folder.toString())).findings();
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).toList();
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
