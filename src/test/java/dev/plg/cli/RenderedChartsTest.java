package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Values of charts that are at hand: they are judged by what Helm renders, each finding at the
/// value that causes it.
class RenderedChartsTest {

  private static final String CHART =
      """
      apiVersion: v2
      name: shipping
      version: 1.2.3
      """;

  private static final String TEMPLATE =
      """
      {{- if .Values.broken }}{{ fail "say where Loki is" }}{{ end }}
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: shipping
        annotations: {known: {{ lookup "v1" "Secret" "monitoring" "shipping" | toJson | quote }}}
      data:
        promtail.yaml: |
          server: {http_listen_port: 3101}
          positions: {filename: /run/promtail/positions.yaml}
          clients:
            - url: {{ .Values.url | default (printf "http://loki:3100/loki/api/v1/%s" .Values.path) }}
              batchwait: {{ .Values.batchWait }}
          scrape_configs:
      {{ .Values.jobs | default "[]" | indent 6 }}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: shipping}
      spec:
        selector: {matchLabels: {app: shipping}}
        template:
          metadata: {labels: {app: shipping}}
          spec:
            containers:
              - name: promtail
                image: docker.io/grafana/promtail:3.5.0
                args: [-config.file=/etc/promtail/promtail.yaml]
                resources: {{ toJson .Values.resources }}
                volumeMounts:
                  - {name: config, mountPath: /etc/promtail}
                  - {name: run, mountPath: /run/promtail}
            volumes:
              - {name: config, configMap: {name: shipping}}
              - {name: run, hostPath: {path: /run/promtail}}
      """;

  private static final String DEFAULTS =
      """
      path: push
      batchWait: 1s
      resources: {limits: {memory: 128Mi}, requests: {memory: 128Mi}}
      """;

  @TempDir Path folder;
  private Path chart = Path.of("");

  @BeforeEach
  void write() throws IOException {
    chart = folder.resolve("shipping");
    Files.createDirectories(chart.resolve("templates"));
    Files.writeString(chart.resolve("Chart.yaml"), CHART);
    Files.writeString(chart.resolve("values.yaml"), DEFAULTS);
    Files.writeString(chart.resolve("templates/all.yaml"), TEMPLATE);
  }

  private Cli lint(String values, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("prod.yaml"), values);
    String[] words = {"lint", "--chart", chart.toString(), "--values", file.toString()};
    return Cli.run(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new));
  }

  @Test
  void a_value_that_is_rendered_word_for_word_is_the_cause() throws IOException {
    Cli run = lint("batchWait: 2s\nurl: http://loki:3100/loki/api/v1/pusch\n");
    assertTrue(run.out().contains("prod.yaml:2:6: error: http://loki:3100"), run.out());
    assertTrue(run.out().contains("[promtail/push-path]"), run.out());
    assertTrue(
        run.err()
            .contains("checked 1 configuration (promtail), values of shipping 1.2.3 (rendered)"),
        run.err());
  }

  @Test
  void a_value_in_another_spelling_is_the_cause() throws IOException {
    Cli run = lint("resources: {}\nbatchWait: 1week\n");
    assertTrue(run.out().contains("prod.yaml:2:12: error: "), run.out());
  }

  @Test
  void the_value_without_which_the_fault_is_gone_is_the_cause() throws IOException {
    Cli run = lint("batchWait: 2s\npath: pusch\n");
    assertTrue(run.out().contains("prod.yaml:2:7: error: http://loki:3100"), run.out());
  }

  @Test
  void a_line_inside_of_a_text_is_the_cause() throws IOException {
    Cli run =
        lint(
            """
            jobs: |
              - job_name: pods
                kubernetes_sd_configs: [{role: pod}]
                pipeline_stages:
                  - cri: {}
                  - jsn: {expressions: {level: level}}
            """);
    assertTrue(run.out().contains("prod.yaml:6:9: error: there is no stage jsn"), run.out());
  }

  @Test
  void a_default_of_the_chart_is_said_to_be_one() throws IOException {
    Files.writeString(chart.resolve("values.yaml"), DEFAULTS.replace("path: push", "path: pusch"));
    Cli run = lint("batchWait: 2s\n");
    assertTrue(run.out().contains("prod.yaml:1:1: error: http://loki:3100"), run.out());
    assertTrue(run.out().contains("(the chart's default) [promtail/push-path]"), run.out());
  }

  @Test
  void what_helm_refuses_is_said_with_its_reason() throws IOException {
    Cli run = lint("broken: true\n");
    assertEquals(ExitCode.FINDINGS, run.code());
    assertTrue(
        run.out()
            .contains(
                "prod.yaml:1:1: error: Helm does not render chart shipping with these values"),
        run.out());
    assertTrue(run.out().contains("why: say where Loki is"), run.out());
  }

  @Test
  void a_chart_whose_dependencies_are_not_there_is_not_rendered() throws IOException {
    Files.writeString(
        chart.resolve("Chart.yaml"),
        CHART
            + "dependencies: [{name: loki, version: 6.55.0, repository: 'https://example.com'}]\n");
    Cli run = lint("loki: {loki: {comonConfig: {}}}\n");
    assertTrue(run.out().contains("prod.yaml:1:15: error: `loki.comonConfig`"), run.out());
    assertFalse(run.err().contains("(rendered)"), run.err());
  }

  @Test
  void the_version_of_kubernetes_is_told_to_the_chart() throws IOException {
    Files.writeString(
        chart.resolve("templates/all.yaml"),
        TEMPLATE.replace(
            "if .Values.broken", "if semverCompare \"<1.30\" .Capabilities.KubeVersion.Version"));
    assertFalse(lint("batchWait: 2s\n", "--kube-version", "1.33").out().contains("not-rendered"));
    assertTrue(lint("batchWait: 2s\n", "--kube-version", "1.29").out().contains("not-rendered"));
    assertEquals(ExitCode.USAGE, lint("batchWait: 2s\n", "--kube-version", "new").code());
  }

  @Test
  void a_kustomization_renders_a_chart_of_its_own() throws IOException {
    Files.createDirectories(folder.resolve("charts"));
    Files.move(chart, folder.resolve("charts/shipping"));
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        """
        helmCharts:
          - name: shipping
            releaseName: shipping
            valuesInline:
              path: pusch
        """);
    Cli run = Cli.run("lint", folder.toString());
    assertTrue(run.out().contains("kustomization.yaml:5:13: error: http://loki:3100"), run.out());
    assertTrue(run.err().contains("values of shipping 1.2.3 (rendered)"), run.err());
  }

  @Test
  void a_chart_that_is_not_there_is_an_error() throws IOException {
    chart = folder.resolve("none-1.0.0.tgz");
    Cli run = lint("batchWait: 2s\n");
    assertEquals(ExitCode.USAGE, run.code(), run.out());
    assertTrue(run.out().contains("none-1.0.0.tgz: error: there is no such file"), run.out());
    Files.writeString(chart, "no archive");
    assertTrue(lint("batchWait: 2s\n").out().contains("there is no chart in this archive"));
  }

  @Test
  void a_chart_of_something_else_is_left_alone() throws IOException {
    Files.writeString(
        chart.resolve("templates/all.yaml"),
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
    Files.createDirectories(folder.resolve("charts"));
    Files.move(chart, folder.resolve("charts/shipping"));
    Files.writeString(
        folder.resolve("kustomization.yaml"), "helmCharts: [{name: shipping, releaseName: a}]\n");
    assertFalse(Cli.run("lint", folder.toString()).err().contains("rendered"));
  }

  @Test
  void the_summary_names_the_apis_that_a_chart_asks_for_and_the_sdk_does_not_know()
      throws IOException {
    String monitor =
        """
        {{- if .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" }}
        {{ fail "there is no such API" }}
        {{- end }}
        {{- if (.Capabilities.APIVersions.Has "policy/v1") }}
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: policies}
        {{- end }}
        """;
    Files.writeString(chart.resolve("templates/monitor.yaml"), monitor);
    Files.createDirectories(chart.resolve("charts/part/templates"));
    Files.writeString(
        chart.resolve("charts/part/Chart.yaml"), "apiVersion: v2\nname: part\nversion: 1.0.0\n");
    Files.writeString(
        chart.resolve("charts/part/templates/route.yaml"),
        "{{ if .Capabilities.APIVersions.Has \"gateway.networking.k8s.io/v1/HTTPRoute\" }}{{ end"
            + " }}");
    Cli run = lint("batchWait: 2s\n");
    assertTrue(
        run.err()
            .contains(
                "values of shipping 1.2.3 (rendered without"
                    + " gateway.networking.k8s.io/v1/HTTPRoute, monitoring.coreos.com/v1)"),
        run.err());
    Cli json = lint("batchWait: 2s\n", "-o", "json");
    assertTrue(json.out().contains("\"gateway.networking.k8s.io/v1/HTTPRoute\""), json.out());
  }

  @Test
  void an_empty_file_beside_a_chart_that_is_not_there_does_not_hide_it() throws IOException {
    Files.delete(chart.resolve("Chart.yaml"));
    Cli run = lint("# nothing yet\n");
    assertTrue(run.out().contains("there is no Chart.yaml in this folder"), run.out());
    assertTrue(run.out().contains("prod.yaml: note: nothing was checked here"), run.out());
    assertEquals(2, run.code());
  }
}
