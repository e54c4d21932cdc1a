package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.UnpackedCharts;
import dev.plg.UnpackedGolden;
import dev.plg.catalog.KnownCharts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesLintTest {

  @Test
  void a_chart_without_a_version_is_judged_by_the_newest() {
    Cli run = Cli.runWith("loki: {auth_enable: true}\n", "lint", "--chart", "loki", "-");
    String newest = KnownCharts.of("loki").getLast().version().toString();
    assertTrue(
        run.out()
            .contains(
                "warning: values of chart loki are checked against %s, the newest version that"
                        .formatted(newest)
                    + " plg knows [helm/unpinned]"),
        run.out());
    assertTrue(run.out().contains("is not read by chart loki-" + newest), run.out());
    Cli named = Cli.runWith("a: 1\n", "lint", "--chart", "loki", "--chart-version", newest, "-");
    assertFalse(named.out().contains("helm/unpinned"), named.out());
  }

  @Test
  void a_version_without_a_chart_is_no_question() {
    Cli run = Cli.runWith("a: b\n", "lint", "--chart-version", "5.48.0", "-");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("'--chart-version' needs '--chart'"), run.err());
  }

  /// The charts that the tests unpack.
  static Stream<List<String>> charts() throws IOException {
    return Files.readAllLines(Path.of("src/build/charts.list")).stream()
        .map(line -> List.of(line.split(" ", -1)));
  }

  /// Whoever writes down what the chart has already has said nothing wrong.
  @ParameterizedTest
  @MethodSource("charts")
  void the_values_of_a_chart_itself_are_clean(List<String> chart) {
    Path values = UnpackedCharts.folder(chart.getFirst(), chart.getLast()).resolve("values.yaml");
    Cli run =
        Cli.run(
            "lint",
            "--chart",
            chart.getFirst(),
            "--chart-version",
            chart.getLast(),
            values.toString());
    run.assertClean();
  }

  /// What the chart's templates add is part of the configuration that is judged.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loki | 5.48.0 | storage/path-style | {minio: {enabled: true}, loki: {commonConfig:"
            + " {replication_factor: 3}}}",
        "loki | 6.55.0 | storage/path-style | {minio: {enabled: true}, loki: {commonConfig:"
            + " {replication_factor: 3}}}",
        "tempo | 1.8.0 | tempo/no-remote-write | tempo: {metricsGenerator: {enabled: true},"
            + " global_overrides: {metrics_generator_processors: [service-graphs]}}",
        "tempo | 2.2.4 | tempo/no-remote-write | tempo: {metricsGenerator: {enabled: true,"
            + " storage: {remote_write: [{url: 'http://p:9090/api/v1/write'}]}}, overrides:"
            + " {defaults: {metrics_generator: {processors: [service-graphs]}}}}",
      })
  void knows_what_a_chart_adds(
      String chart, String version, String rule, String values, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("values.yaml"), values);
    Cli run = Cli.run("lint", "--chart", chart, "--chart-version", version, file.toString());
    assertFalse(run.out().contains("[" + rule + "]"), run.out());
  }

  @Test
  void a_metrics_generator_that_is_off_writes_nowhere(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("values.yaml"),
            "tempo: {overrides: {defaults: {metrics_generator: {processors: [service-graphs]}}}}");
    Cli run = Cli.run("lint", "--chart", "tempo", "--chart-version", "2.2.4", file.toString());
    assertTrue(run.out().contains("[tempo/no-remote-write]"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cortex | 1.0.0 | unknown chart 'cortex', choose alloy, grafana, grafana-agent, k8s",
        "loki | ../x | chart-version ../x' is not a version such as 18",
      })
  void an_unknown_chart_is_refused_with_the_known_ones(String chart, String version, String said) {
    Cli run = Cli.runWith("a: b\n", "lint", "--chart", chart, "--chart-version", version, "-");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains(said), run.err());
  }

  /// No version has a key `persistance`.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loki | 6.6.2 | error | 6.6.2",
        "loki | 17.1.0 | error | 17.1.0",
        "loki | 6.x | error | 6.57.0",
        "loki | ~6.5 | error | 6.5.2",
        "loki | '>=5 <6' | error | 5.48.0",
        "loki | 5.48 | error | 5.48.0",
        "loki-distributed | 0.79.0 | error | 0.79.0",
      })
  void values_are_judged_at_every_version(
      String chart, String version, String severity, String judged) {
    Cli run = lint(chart, version, "persistance: {enabled: true}");
    assertTrue(
        run.out()
            .contains(
                "%s: `persistance` is not read by chart %s-%s".formatted(severity, chart, judged)),
        run.out());
    assertFalse(run.out().contains("version/nearest"), run.out());
  }

  /// Between two versions that are known, an error that both have stays one.
  @Test
  void a_version_between_is_judged_by_its_neighbours() {
    String both = lint("loki", "5.43.99", "singleBinary: {persistance: {size: 1Gi}}").out();
    assertTrue(both.contains("error: `singleBinary.persistance` is not read by chart"), both);
    assertTrue(
        both.contains(
            "note: values of chart loki 5.43.99 are checked against 5.43.7, the nearest version"
                + " that plg knows [version/nearest]"),
        both);
    // 5.35.0 reads it
    String one = lint("loki", "5.34.99", "loki: {distributor: {ring: {}}}").out();
    assertTrue(one.contains("warning: `loki.distributor` is not read by chart loki-5.34."), one);
  }

  @Test
  void a_version_newer_than_all_is_judged_with_warnings() {
    Cli run = lint("loki", "99.1.0", "singleBinary: {persistance: {size: 1Gi}}");
    assertTrue(run.out().contains("warning: `singleBinary.persistance` is not read"), run.out());
    assertTrue(run.out().contains("note: values of chart loki 99.1.0 are checked against 18."));
    assertEquals(ExitCode.DONE, run.code());
  }

  @Test
  void a_version_older_than_all_is_named_with_the_known_ones() {
    Cli run = lint("loki", "1.9.9", "singleBinary: {persistance: {size: 1Gi}}");
    assertTrue(
        run.err().contains("values of chart loki 1.9.9; plg knows ")
            || run.out().contains("values of chart loki 1.9.9; plg knows "),
        run.out() + run.err());
    assertEquals(ExitCode.FINDINGS, run.code());
  }

  /// Another publisher's chart of that name, and one whose name has that of a known one.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grafana | https://charts.bitnami.com/bitnami | chart grafana of"
            + " https://charts.bitnami.com/bitnami, but that of"
            + " https://grafana.github.io/helm-charts and"
            + " https://grafana-community.github.io/helm-charts",
        "grafana-loki | https://charts.bitnami.com/bitnami | chart grafana-loki, but grafana and"
            + " loki:",
      })
  void a_chart_that_is_not_known_is_named_with_those_of_its_name(
      String chart, String repository, String said) {
    String application =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: logs, namespace: argocd}
        spec:
          project: default
          destination: {server: 'https://kubernetes.default.svc', namespace: logs}
          source:
            repoURL: %s
            chart: %s
            targetRevision: 1.2.3
            helm: {valuesObject: {invented: true}}
        """
            .formatted(repository, chart);
    Cli run = Cli.runWith(application, "lint", "-");
    assertTrue(run.out().contains("note: plg does not know " + said), run.out());
    assertFalse(run.out().contains("helm/unread-value"), run.out());
  }

  @Test
  void two_charts_of_one_version_are_both_named() {
    Cli run = lint("loki", "7.0.0", "singleBinary: {persistance: {size: 1Gi}}");
    assertTrue(run.out().contains("error: `singleBinary.persistance` is not read"), run.out());
    assertTrue(
        run.out()
            .contains(
                "https://grafana.github.io/helm-charts and"
                    + " https://grafana-community.github.io/helm-charts published two different"
                    + " charts loki 7.0.0"),
        run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loki | 5.48.0 | test: {enabled: 'no'} | even `\"no\"`",
        "tempo | 2.2.4 | tempo: {livenessProbe: {periodSeconds: '10'}} | must be a number, but is a"
            + " string",
        "promtail | 6.17.1 | image: {tag: 3.10} | must be a string, but `3.10` is a number",
        "promtail | 6.17.1 | image: {tag: 20240101} | must be a string, but `20240101` is a number",
        "tempo | 2.2.4 | tempo: traces | `tempo` must be a map, but is a string",
        "grafana | 12.11.1 | grafana.ini: false | must be a map, but is a boolean",
        "loki-stack | 2.10.2 | loki: {persistence: {enabled: 'false'}} | even `\"false\"`",
      })
  void a_wrong_type_is_found(String chart, String version, String values, String said) {
    Cli run = lint(chart, version, values);
    assertTrue(run.out().contains(said) && run.out().contains("[helm/wrong-type]"), run.out());
    assertEquals(ExitCode.FINDINGS, run.code());
  }

  /// Helm reads YAML 1.1, where these are booleans.
  @ParameterizedTest
  @ValueSource(strings = {"yes", "on", "No", "OFF", "true"})
  void a_word_without_quotes_is_a_boolean(String word) {
    Cli plain = lint("promtail", "6.17.1", "serviceMonitor: {enabled: %s}".formatted(word));
    assertFalse(plain.out().contains("[helm/wrong-type]"), plain.out());
    Cli quoted = lint("promtail", "6.17.1", "serviceMonitor: {enabled: '%s'}".formatted(word));
    assertTrue(quoted.out().contains("[helm/wrong-type]"), quoted.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what takes a default away, or is empty
        "promtail | 6.17.1 | {tolerations: {}, affinity: null, nodeSelector: ''}",
        // what is rendered first
        "promtail | 6.17.1 | config: {serverPort: '{{ .Values.port }}'}",
        // numbers that a template prints as a number
        "tempo | 2.2.4 | replicas: '1'",
        "promtail | 6.17.1 | image: {tag: 3.5.1}",
        // what Kubernetes takes, it may be asked for
        "loki | 18.11.0 | singleBinary: {podAnnotations: {a.b/c: d}, affinity: {nodeAffinity: {}}}",
      })
  void what_a_template_takes_is_left_alone(String chart, String version, String values) {
    assertTrue(!lint(chart, version, values).out().contains("helm/wrong-type"), values);
  }

  /// The program's configuration is judged by its version's keys and by the rules for ConfigMaps,
  /// each finding at its place in the values.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loki | 5.48.0 | loki: {structuredConfig: {limits_config: {ingestion_rate: 8}}}"
            + " | -:1:43: error: Loki 2.9.6 has no key"
            + " `loki.structuredConfig.limits_config.ingestion_rate`",
        "loki | 5.48.0 | loki: {limits_config: {ingestion_rate: 8}} | 1:24: error: Loki 2.9.6 has"
            + " no key",
        // a later image under the chart's configuration
        "loki | 5.48.0 | loki: {image: {tag: 3.7.6}, limits_config: {enforce_metric_name: false}}"
            + " | `loki.limits_config.enforce_metric_name` was removed in Loki 3",
        "promtail | 6.17.1 | config: {clients: [{url: 'http://loki:3100/loki/api/v1/pus'}]} |"
            + " [promtail/push-path]",
        "promtail | 6.17.1 | config: {snippets: {pipelineStages: [{jsn: {}}]}} | there is no stage"
            + " jsn",
        "tempo | 2.2.4 | tempo: {storage: {trace: {backend: s4}}} | Tempo has no backend s4",
        "tempo | 1.8.0 | tempo: {receivers: {otlp: {protocols: {grpc: {endpoint:"
            + " 'localhost:4317'}}}}} | [tempo/receiver-localhost]",
      })
  void the_configuration_inside_is_judged(
      String chart, String version, String values, String said) {
    Cli run = lint(chart, version, values);
    assertTrue(run.out().contains(said), run.out());
  }

  @Test
  void a_configuration_that_is_a_text_is_judged_line_by_line() {
    Cli run =
        lint(
            "promtail",
            "6.17.1",
            """
            config:
              file: |
                clients:
                  - url: http://loki:3100/loki/api/v1/push
                scrape_config: []
                server: {http_listen_port: 3101}
            """);
    assertTrue(
        run.out().startsWith("-:5:5: error: Promtail 3.5.1 has no key `scrape_config`"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "promtail | 6.17.1 | config: {file: \"server: {}\\nclients: {{ .Values.clients }}\\n\"}",
        "tempo | 2.2.4 | {config: '{{ toYaml .Values.mine }}', persistence: {enabled: true}}",
        "grafana-agent | 0.42.0 | agent: {configMap: {content: 'logging { level = \"{{"
            + " .Values.level }}\" }'}}",
      })
  void a_template_is_left_to_helm(String chart, String version, String values) {
    lint(chart, version, values).assertClean();
  }

  static Stream<Path> written() throws IOException {
    try (Stream<Path> files = Files.walk(UnpackedGolden.path("profiles"))) {
      return files
          .filter(file -> file.getFileName().toString().equals("values.yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  /// The first line of what plg writes names the chart.
  @ParameterizedTest
  @MethodSource("written")
  void what_plg_writes_is_clean(Path file) throws IOException {
    String[] words = Files.readAllLines(file).getFirst().split(" ", -1);
    if (words[1].equals("Chart")) {
      Cli run = Cli.run("lint", "--chart", words[2], "--chart-version", words[3], file.toString());
      run.assertClean();
    } else {
      assertTrue(file.toString().contains("extras"), file.toString());
    }
  }

  @Test
  void a_slip_is_repaired() {
    Cli run =
        Cli.runWith(
            "promtail: 1\nconfig: {client: []}\n",
            "lint",
            "--fix",
            "--chart",
            "promtail",
            "--chart-version",
            "6.15.5",
            "-");
    assertTrue(run.out().contains("+config: {clients: []}"), run.out());
  }

  /// The charts 2.4 to 2.6.3 of loki-stack have chart 2.2.0 of Promtail, whose lists are `volumes`.
  @ParameterizedTest
  @CsvSource({"2.6.1, volumes, docker", "2.6.4, defaultVolumes, containers"})
  void the_lists_of_volumes_are_those_of_the_part(String version, String list, String mounted) {
    String pods = "[{name: pods, hostPath: {path: /var/log/pods}}]";
    Cli run = lint("loki-stack", version, "promtail: {%s: %s}".formatted(list, pods));
    assertTrue(run.out().contains("`%s` is mounted, but".formatted(mounted)), run::out);
  }

  /// The charts 3 and 4 of Loki have the replication factor of the later ones.
  @Test
  void the_replication_factor_of_a_scalable_chart_is_found() {
    Cli run = lint("loki", "4.10.0", "write: {replicas: 1}");
    assertTrue(run.out().contains("`write.replicas` is 1, but"), run::out);
  }

  private static Cli lint(String chart, String version, String values) {
    return Cli.runWith(values + "\n", "lint", "--chart", chart, "--chart-version", version, "-");
  }
}
