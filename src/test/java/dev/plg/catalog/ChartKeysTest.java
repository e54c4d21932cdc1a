package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartKeysTest {

  @Test
  void a_chart_is_found_by_its_exact_version() {
    assertEquals(Optional.empty(), ChartKeys.of("loki", "5.48"));
    assertEquals(Optional.empty(), ChartKeys.of("loki", "5.48.1"));
    assertEquals(Optional.empty(), ChartKeys.of("prometheus", "5.48.0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loki | 5.48.0 | singleBinary: {persistance: {}} | singleBinary.persistance"
            + " | singleBinary.persistence",
        "loki | 18.11.0 | loki: {auth_enable: false} | loki.auth_enable | loki.auth_enabled",
        "loki | 5.48.0 | commonConfig: {} | commonConfig | loki.commonConfig",
        "promtail | 6.15.5 | config: {lokiAddress: x} | config.lokiAddress |",
        "tempo | 1.8.0 | tempo: {retenton: 24h} | tempo.retenton | tempo.retention",
        "grafana | 12.11.1 | sidecar: {datasource: {}} | sidecar.datasource | sidecar.datasources",
        "grafana-agent | 0.42.0 | agent: {configmap: {}} | agent.configmap | agent.configMap",
        "k8s-event-logger | 1.1.6 | resource: {} | resource | resources",
        "node-problem-detector | 2.3.13 | settings: {log_monitor: []} | settings.log_monitor"
            + " | settings.log_monitors",
      })
  void a_value_that_a_chart_ignores_is_found(
      String chart, String version, String values, String at, String nearest) {
    List<UnknownKey> unknown = unknown(chart, version, values);
    assertEquals(List.of(at), unknown.stream().map(key -> key.at().toString()).toList());
    assertEquals(Optional.ofNullable(nearest), unknown.getFirst().nearest());
    assertEquals(Optional.empty(), unknown.getFirst().removedIn());
  }

  @Test
  void a_top_level_persistence_is_read_by_no_loki_chart() {
    assertEquals(1, unknown("loki", "5.48.0", "persistence: {enabled: true, size: 50Gi}").size());
    assertEquals(1, unknown("loki", "18.11.0", "persistence: {enabled: true, size: 50Gi}").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loki | 5.48.0 | loki: {limits_config: {a: 1}, structuredConfig: {b: 1}}",
        "loki | 5.48.0 | loki: {storage: {bucketNames: {chunks: a, ruler: b, admin: c}, type: s3}}",
        "loki | 18.11.0 | loki: {storage: {bucketNames: {chunks: a, ruler: b, admin: c}}}",
        "loki | 18.11.0 | singleBinary: {livenessProbe: {httpGet: {path: /}}, lifecycle: {}}",
        "loki | 18.11.0 | write: {persistence: {enabled: true}, podSecurityContext: {fsGroup: 1}}",
        "loki | 5.48.0 | minio: {enabled: true, anything: 1}",
        "promtail | 6.15.5 | podAnnotations: {a.b/c: d}",
        "promtail | 6.17.1 | config: {positions: {ignore_invalid_yaml: true}}",
        "promtail | 6.17.1 | podSecurityContext: {fsGroup: 1}",
        "tempo | 2.2.4 | tempo: {receivers: {zipkin: {endpoint: x}}, storage: {trace: {s3: {}}}}",
        "grafana | 12.11.1 | grafana.ini: {auth.anonymous: {enabled: true}}",
        "grafana | 10.5.15 | resources: {limits: {cpu: 1}}",
        "k8s-event-logger | 1.4.0 | resources: {limits: {ephemeral-storage: 1Gi}}",
      })
  void what_a_chart_hands_on_is_open(String chart, String version, String values) {
    assertEquals(List.of(), unknown(chart, version, values));
  }

  @Test
  void persistence_of_the_write_pods_has_no_switch_before_18() {
    String values = "write: {persistence: {enabled: true}}";
    assertEquals(1, unknown("loki", "5.48.0", values).size());
    assertEquals(0, unknown("loki", "18.11.0", values).size());
  }

  @Test
  void tells_the_type_of_a_value() {
    ChartKeys keys = ChartKeys.of("tempo", "2.2.4").orElseThrow();
    assertEquals(Optional.of(ValueType.INT), keys.type(Pointer.of("replicas")));
    assertEquals(Optional.of(ValueType.MAP), keys.type(Pointer.of("podLabels")));
    assertEquals(Optional.of(ValueType.ANY), keys.type(Pointer.of("priorityClassName")));
    assertEquals(Optional.of(ValueType.CLOSED), keys.type(Pointer.of("service")));
  }

  private static List<UnknownKey> unknown(String chart, String version, String values) {
    var parsed = YamlReader.read("values.yaml", values);
    assertEquals(List.of(), parsed.findings());
    return ChartKeys.of(chart, version)
        .orElseThrow()
        .unknown((Mapping) parsed.documents().getFirst().root());
  }
}
