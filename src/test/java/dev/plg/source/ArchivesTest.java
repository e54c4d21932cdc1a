package dev.plg.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.cli.Cli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Chart archives beside an umbrella chart, as `helm dependency build` puts them there.
class ArchivesTest {

  private static final String WRAPPER =
      """
      apiVersion: v2
      name: logging
      version: 1.2.3
      dependencies:
        - {name: loki, version: 6.55.0, repository: "https://grafana.github.io/helm-charts"}
      """;

  @TempDir Path folder;

  @Test
  void a_chart_in_an_archive_passes_values_on() throws IOException {
    umbrella("logging", "1.x", "logging: {loki: {loki: {wrong: 1}}}\n");
    archive(
        "logging-1.2.3.tgz",
        Map.of(
            "logging/Chart.yaml",
            WRAPPER,
            "logging/values.yaml",
            "loki:\n  loki: {alsoWrong: 1}\n"));
    Cli run = Cli.run("lint", folder.toString());
    assertTrue(run.out().contains("/values.yaml:1:25: error: `loki.wrong` is not read"), run.out());
    assertTrue(
        run.out().contains("logging-1.2.3.tgz/logging/values.yaml:2:10: error: `loki.alsoWrong`"),
        run.out());
    assertTrue(run.out().contains("2 |   loki: {alsoWrong: 1}"), run.out());
    assertTrue(run.err().contains("values of loki 6.55.0"), run.err());
  }

  @Test
  void an_archive_tells_the_version_of_a_range() throws IOException {
    umbrella("promtail", "6.x", "promtail: {config: {client: x}}\n");
    archive("promtail-6.15.5.tgz", Map.of("promtail/Chart.yaml", "name: promtail\n"));
    Cli run = Cli.run("lint", folder.toString());
    assertTrue(run.err().contains("values of promtail 6.15.5"), run.err());
  }

  @Test
  void a_lock_file_has_the_word_before_an_archive() throws IOException {
    umbrella("promtail", "6.x", "promtail: {config: {client: x}}\n");
    Files.writeString(
        folder.resolve("Chart.lock"), "dependencies: [{name: promtail, version: 6.17.1}]\n");
    archive("promtail-6.15.5.tgz", Map.of("promtail/Chart.yaml", "name: promtail\n"));
    Cli run = Cli.run("lint", folder.toString());
    assertTrue(run.err().contains("values of promtail 6.17.1"), run.err());
  }

  @Test
  void an_archive_may_be_named_itself() throws IOException {
    archive(
        "logging-1.2.3.tgz",
        Map.of("logging/Chart.yaml", WRAPPER, "logging/values.yaml", "loki: {loki: {wrong: 1}}\n"));
    Cli run = Cli.run("lint", folder.resolve("charts/logging-1.2.3.tgz").toString());
    assertTrue(run.out().contains("error: `loki.wrong` is not read"), run.out());
    assertFalse(run.out().contains("lint/not-judged"), run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "logging/../../x", "/etc/x", "C:/x", "logging\\..\\..\\x"})
  void an_archive_with_a_path_that_leaves_it_is_refused(String path) throws IOException {
    umbrella("loki", "6.55.0", "loki: {wrong: 1}\n");
    archive(
        "evil-1.0.0.tgz",
        new TreeMap<>(Map.of("evil/Chart.yaml", "name: evil\n", path, "x", "z/y", "z")));
    Cli run = Cli.run("lint", folder.toString());
    assertTrue(
        run.out()
            .contains(
                "evil-1.0.0.tgz: error: this archive contains a path outside of it: '%s'"
                    .formatted(path)),
        run.out());
    assertTrue(run.out().contains("error: `wrong` is not read"), run.out());
    assertFalse(Files.exists(folder.resolve("x")));
  }

  @Test
  void a_broken_archive_is_said() throws IOException {
    umbrella("loki", "6.55.0", "loki: {wrong: 1}\n");
    archive("logging-1.2.3.tgz", Map.of("logging/Chart.yaml", WRAPPER));
    Path whole = folder.resolve("charts/logging-1.2.3.tgz");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));
    Files.writeString(folder.resolve("charts/text-1.0.0.tgz"), "no archive");
    String out = Cli.run("lint", folder.toString()).out();
    assertTrue(out.contains("logging-1.2.3.tgz: error: this is not a chart archive"), out);
    assertTrue(out.contains("text-1.0.0.tgz: error: this is not a chart archive"), out);
    assertTrue(out.contains("error: `wrong` is not read"), out);
  }

  @Test
  void an_archive_larger_than_helm_takes_is_refused() throws IOException {
    umbrella("loki", "6.55.0", "loki: {wrong: 1}\n");
    Files.createDirectories(folder.resolve("charts"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("charts/bomb-1.0.0.tgz")))) {
      out.write(header("bomb/values.yaml", 1L << 32));
      byte[] zeros = new byte[1 << 20];
      for (int at = 0; at < 101; at++) {
        out.write(zeros);
      }
    }
    String text = Cli.run("lint", folder.toString()).out();
    assertTrue(
        text.contains("bomb-1.0.0.tgz: error: this is not a chart archive: it is larger"), text);
  }

  private void umbrella(String dependency, String version, String values) throws IOException {
    Files.writeString(
        folder.resolve("Chart.yaml"),
        """
        apiVersion: v2
        name: umbrella
        dependencies:
          - {name: DEPENDENCY, version: "VERSION", repository: "https://charts.example.com"}
        """
            .replace("DEPENDENCY", dependency)
            .replace("VERSION", version));
    Files.writeString(folder.resolve("values.yaml"), values);
  }

  private void archive(String name, Map<String, String> files) throws IOException {
    Files.createDirectories(folder.resolve("charts"));
    var tar = new ByteArrayOutputStream();
    for (Map.Entry<String, String> file : files.entrySet()) {
      byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
      tar.write(header(file.getKey(), content.length));
      tar.write(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
    }
    tar.write(new byte[1024]);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("charts").resolve(name)))) {
      out.write(tar.toByteArray());
    }
    assertEquals(0, tar.size() % 512);
  }

  private static byte[] header(String name, long size) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, "%011o".formatted(size));
    header[156] = '0';
    put(header, 257, "ustar");
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
