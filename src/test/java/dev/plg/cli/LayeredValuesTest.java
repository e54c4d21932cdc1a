package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values files of one release, in the order of `helm install -f`.
class LayeredValuesTest {

  private static final String BASE =
      """
      deploymentMode: SingleBinary
      loki:
        auth_enabled: false
        commonConfig: {replication_factor: 1}
        storage: {type: filesystem}
        schemaConfig:
          configs:
            - from: "2024-04-01"
              store: tsdb
              object_store: filesystem
              schema: v13
              index: {prefix: loki_index_, period: 24h}
      singleBinary: {replicas: 1}
      read: {replicas: 0}
      write: {replicas: 0}
      backend: {replicas: 0}
      chunksCache: {enabled: false}
      """;

  private static final String PROD = "loki: {comonConfig: {}}\nsingleBinary:\n  replicas: 3\n";

  @TempDir Path folder;
  private Path base = Path.of("");
  private Path prod = Path.of("");

  @BeforeEach
  void write() throws IOException {
    base = Files.writeString(folder.resolve("base.yaml"), BASE);
    prod = Files.writeString(folder.resolve("prod.yaml"), PROD);
  }

  @Test
  void a_finding_points_into_the_file_with_the_last_word() {
    Cli run = lint(base, prod);
    assertEquals(ExitCode.FINDINGS, run.code());
    assertTrue(
        run.out().contains("prod.yaml:3:13: error: `singleBinary.replicas` is 3"), run.out());
    assertTrue(run.out().contains("prod.yaml:1:8: error: `loki.comonConfig`"), run.out());
    assertFalse(run.out().contains("helm/no-schema"), run.out());
    assertEquals(
        "plg: checked 1 configuration (loki), values of loki 6.55.0 of 2 files\n",
        run.err().replace("plg: 2 errors, 1 warning, 1 note\n", ""));
  }

  @Test
  void the_last_file_wins() {
    String out = lint(prod, base).out();
    assertFalse(out.contains("`singleBinary.replicas` is 3"), out);
    assertTrue(out.contains("prod.yaml:1:8: error: `loki.comonConfig`"), out);
  }

  @Test
  void the_last_mention_of_a_file_counts() {
    assertEquals(lint(base, prod).out(), lint(prod, base, prod).out());
  }

  @Test
  void null_takes_a_value_away() throws IOException {
    Files.writeString(prod, "loki: {schemaConfig: null}\n");
    assertTrue(lint(base, prod).out().contains("[helm/no-schema]"));
  }

  @Test
  void without_a_layer_nothing_is_certain() {
    Cli run = lint(folder.resolve("missing.yaml"), prod);
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.out().contains("missing.yaml: error: there is no such file"), run.out());
    assertTrue(run.out().contains("warning: `loki.schemaConfig` is not set"), run.out());
    assertTrue(run.out().contains("error: `loki.comonConfig` is not read"), run.out());
  }

  @Test
  void a_layer_may_come_from_standard_input() {
    Cli run =
        Cli.runWith(
            PROD,
            "lint",
            "--chart",
            "loki",
            "--chart-version",
            "6.55.0",
            "--values",
            base.toString(),
            "--values",
            "-");
    assertTrue(run.out().contains("-:3:13: error: `singleBinary.replicas` is 3"), run.out());
  }

  @Test
  void the_chart_may_be_a_folder() throws IOException {
    Path chart = Files.createDirectory(folder.resolve("monitoring"));
    Files.writeString(
        chart.resolve("Chart.yaml"),
        """
        name: monitoring
        dependencies:
          - {name: loki, version: 6.55.0, repository: "https://grafana.github.io/helm-charts"}
        """);
    Files.writeString(chart.resolve("values.yaml"), "loki:\n" + BASE.indent(2));
    Files.writeString(prod, "loki:\n" + PROD.indent(2));
    Cli run = Cli.run("lint", "--chart", chart.toString(), "--values", prod.toString());
    assertTrue(
        run.out().contains("prod.yaml:4:15: error: `singleBinary.replicas` is 3"), run.out());
    assertFalse(run.out().contains("helm/no-schema"), run.out());
    assertTrue(run.err().contains("values of loki 6.55.0 of 2 files"), run.err());
  }

  @Test
  void a_folder_without_a_chart_is_refused() {
    Cli run = Cli.run("lint", "--chart", folder.toString(), "--values", prod.toString());
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.out().contains("there is no Chart.yaml in this folder"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--values a.yaml | '--values' needs '--chart'",
        "--chart loki --chart-version 6.55.0 --values . | '--values .' names a folder",
        "--chart loki --chart-version 6.55.0 --values a.yaml b.yaml | '--values' and 'b.yaml'",
        "--chart ./a --chart-version 6.55.0 --values a.yaml | the version comes from",
        "--as loki --chart ./a --values a.yaml | '--as' and '--chart' exclude each other",
      })
  void a_wrong_command_line_is_refused(String words, String said) {
    Cli run = Cli.run(("lint " + words).split(" ", -1));
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains(said), run.err());
  }

  private static Cli lint(Path... files) {
    var words = new ArrayList<>(List.of("lint", "--chart", "loki", "--chart-version", "6.55.0"));
    for (Path file : files) {
      words.add("--values");
      words.add(file.toString());
    }
    return Cli.run(words.toArray(String[]::new));
  }
}
