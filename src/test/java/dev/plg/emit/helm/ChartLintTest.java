package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.Deployments;
import dev.plg.UnpackedCharts;
import dev.plg.catalog.Chart;
import dev.plg.emit.Deployment;
import dev.plg.finding.Finding;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.rule.registry.Rules;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// No false alarm on what charts render by themselves: each finding was looked at, and is one that
/// an operator would agree with. The first value is the chart, the second the least of values
/// without which it renders nothing, the third what is found.
class ChartLintTest {

  private static final String BUCKETS =
      "loki: {commonConfig: {replication_factor: 1}, storage: {type: s3, bucketNames: {chunks:"
          + " acme-chunks, ruler: acme-ruler, admin: acme-admin}, s3: {region: eu-central-1}},"
          + " schemaConfig: {configs: [{from: '2024-04-01', store: tsdb, object_store: s3, schema:"
          + " v13, index: {prefix: loki_index_, period: 24h}}]}}\n";

  /// An end of life, and the ports that Tempo's chart has on its Service whatever it is given.
  private static final Set<String> TOLD =
      Set.of("version/unmaintained", "tempo/port-without-receiver");

  @BeforeEach
  void charts() {
    UnpackedCharts.required();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loki | 5.48.0 | "
            + "loki: {commonConfig: {replication_factor: 1}, storage: {type: filesystem}} ; "
            + "singleBinary: {replicas: 1}"
            + " | disk/claims-deleted kubernetes/no-memory-request retention/disk-fills",
        "loki | 18.11.0 | "
            + "BUCKETS deploymentMode: Monolithic ; "
            + "singleBinary: {replicas: 1} ; "
            + "read: {replicas: 0} ; "
            + "write: {replicas: 0} ; "
            + "backend: {replicas: 0}"
            + " | kubernetes/no-memory-request",
        "loki-stack | 2.10.2 | grafana: {enabled: true, admin: {existingSecret: grafana-admin}} |"
            + " disk/empty-dir disk/liveness-ready kubernetes/no-memory-request"
            + " retention/disk-fills version/unmaintained",
        "promtail | 6.15.5 |  | kubernetes/no-memory-request version/unmaintained",
        "promtail | 6.17.1 |  | kubernetes/no-memory-request version/unmaintained",
        "tempo | 1.8.0 | "
            + " | kubernetes/no-memory-request tempo/port-without-receiver tempo/storage-kept",
        "tempo | 2.2.4 | "
            + " | kubernetes/no-memory-request tempo/port-without-receiver tempo/storage-kept",
        "grafana-agent | 0.42.0 |  | kubernetes/no-memory-request version/unmaintained",
        "grafana-agent | 0.44.2 |  | kubernetes/no-memory-request version/unmaintained",
        "grafana | 10.5.15 | "
            + "admin: {existingSecret: grafana-admin}"
            + " | kubernetes/no-memory-request",
        "grafana | 12.11.1 | "
            + "admin: {existingSecret: grafana-admin}"
            + " | kubernetes/no-memory-request",
        "k8s-event-logger | 1.1.6 |  | ",
        "k8s-event-logger | 1.4.0 |  | events/logger-twice",
        "node-problem-detector | 2.3.13 |  | kubernetes/no-memory-request",
      })
  void a_default_rendering_gives_the_accepted_findings(
      String name, String version, String values, String accepted) throws IOException {
    var chart = new Chart("", name, version, false);
    String text =
        (values == null ? "{}" : values).replace("BUCKETS ", BUCKETS).replace(" ; ", "\n");
    List<Finding> findings =
        findings(ChartRendering.render(ChartRendering.unpacked(chart), name, "monitoring", text));
    assertEquals(
        accepted == null ? "" : accepted, String.join(" ", rules(findings)), findings::toString);
  }

  /// Those that the charts can express; the others are refused.
  static Stream<Deployments.Deployment> deployments() {
    return HelmTest.deployments();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void what_plg_gives_the_charts_renders_without_a_finding(
      Deployments.Deployment deployment, @TempDir Path folder) throws IOException {
    var whole = Deployment.of(deployment.plan());
    List<Finding> findings = findings(ChartRendering.objects(whole, folder, release -> release));
    SortedSet<String> found = rules(findings);
    found.removeAll(TOLD);
    assertEquals(Set.of(), found, findings::toString);
  }

  private static List<Finding> findings(List<Mapping> objects) {
    Picture picture = PictureBuilder.of(objects);
    var findings = new ArrayList<Finding>(picture.findings());
    findings.addAll(Rules.check(picture));
    return findings;
  }

  private static SortedSet<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).collect(Collectors.toCollection(TreeSet::new));
  }
}
