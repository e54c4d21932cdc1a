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
        "grafana | 12.11.1 | dashboardProviders: {dashboardproviders.yaml:"
            + " {apiVersion: 1, providers: [{name: default, orgId: 1, options: {path: /x}}]}}",
        "grafana | 6.43.5 | grafana.ini: {paths: {temp_data_lifetime: 24h}}",
      })
  void a_map_whose_keys_are_ranged_over_is_read_below_a_key_that_is_also_named(
      String chart, String version, String values) {
    assertEquals(List.of(), unread(chart, version, values));
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
        "loki | 5.48.0 | minio: {userz: []} | minio.userz | minio.users",
        "node-problem-detector | 2.3.13 | settings: {log_monitor: []} | settings.log_monitor"
            + " | settings.log_monitors",
      })
  void a_value_that_a_chart_ignores_is_found(
      String chart, String version, String values, String at, String nearest) {
    List<UnreadValue> unread = unread(chart, version, values);
    assertEquals(List.of(at), unread.stream().map(value -> value.at().toString()).toList());
    List<String> homes = unread.getFirst().homes().stream().map(Pointer::toString).toList();
    assertEquals(Optional.ofNullable(nearest), homes.stream().findFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the only part with all of its keys
        "loki | 5.48.0 | persistence: {enabled: true, size: 50Gi} | singleBinary.persistence",
        // the part that the file is about
        "loki | 18.11.0 | {write: {replicas: 3}, persistence: {size: 1Gi}} | write.persistence",
        "loki | 6.55.0 | {singleBinary: {replicas: 1}, persistence: {size: 1Gi}} |"
            + " singleBinary.persistence",
        // a level too deep, a level too high
        "loki | 5.48.0 | loki: {gateway: {enabled: false}} | gateway",
        "loki | 5.48.0 | schemaConfig: {configs: []} | loki.schemaConfig",
        "loki | 5.48.0 | selfMonitoring: {enabled: false} | monitoring.selfMonitoring",
        // as another version or another program calls it
        "loki | 5.48.0 | loki: {limitsConfig: {}} | loki.limits_config",
        "loki | 5.48.0 | loki: {schema_config: {}} | loki.schemaConfig",
        "promtail | 6.15.5 | config: {extraVolumes: []} | extraVolumes",
      })
  void a_value_in_the_wrong_place_is_led_home(
      String chart, String version, String values, String home) {
    assertEquals(
        List.of(home),
        unread(chart, version, values).getFirst().homes().stream().map(Pointer::toString).toList());
  }

  @Test
  void what_the_right_place_does_not_read_is_named() {
    UnreadValue value =
        unread(
                "loki",
                "5.48.0",
                "persistence: {enabled: true, size: 50Gi, accessModes: [a], annotations: {}}")
            .getFirst();
    assertEquals(List.of("accessModes", "annotations"), value.lost());
  }

  @Test
  void a_chart_that_another_holds_reads_its_own_values() {
    String values =
        "{loki: {isDefault: true, persistance: {size: 1Gi}}, promtail: {config: {client: x}}}";
    assertEquals(
        List.of("loki.persistance", "promtail.config.client"),
        unread("loki-stack", "2.10.2", values).stream()
            .map(it -> it.at().toString())
            .sorted()
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loki | 5.48.0 | loki: {limits_config: {a: 1}, structuredConfig: {b: 1}}",
        "loki | 5.48.0 | loki: {storage: {bucketNames: {chunks: a, ruler: b, admin: c}, type: s3}}",
        "loki | 18.11.0 | loki: {storage: {bucketNames: {chunks: a, ruler: b}}}",
        "loki | 18.11.0 | singleBinary: {livenessProbe: {httpGet: {path: /}}, lifecycle: {}}",
        "loki | 18.11.0 | write: {persistence: {enabled: true}, podSecurityContext: {fsGroup: 1}}",
        "loki | 5.48.0 | minio: {enabled: true, users: [], resources: {limits: {cpu: 1}}}",
        "promtail | 6.15.5 | podAnnotations: {a.b/c: d}",
        "promtail | 6.17.1 | config: {positions: {ignore_invalid_yaml: true}}",
        "promtail | 6.17.1 | podSecurityContext: {fsGroup: 1}",
        "tempo | 2.2.4 | tempo: {receivers: {zipkin: {endpoint: x}}, storage: {trace: {s3: {}}}}",
        "grafana | 12.11.1 | grafana.ini: {auth.anonymous: {enabled: true}}",
        "grafana | 10.5.15 | resources: {limits: {cpu: 1}}",
        "k8s-event-logger | 1.4.0 | resources: {limits: {ephemeral-storage: 1Gi}}",
      })
  void what_a_chart_hands_on_is_open(String chart, String version, String values) {
    assertEquals(List.of(), unread(chart, version, values));
  }

  @Test
  void persistence_of_the_write_pods_has_no_switch_before_18() {
    String values = "write: {persistence: {enabled: true}}";
    assertEquals(1, unread("loki", "5.48.0", values).size());
    assertEquals(0, unread("loki", "18.11.0", values).size());
  }

  @Test
  void tells_the_type_of_a_value() {
    ChartKeys keys = ChartKeys.of("tempo", "2.2.4").orElseThrow();
    assertEquals(Optional.of(ValueType.INT), keys.type(Pointer.of("replicas")));
    assertEquals(Optional.of(ValueType.MAP), keys.type(Pointer.of("podLabels")));
    assertEquals(Optional.of(ValueType.ANY), keys.type(Pointer.of("priorityClassName")));
    assertEquals(Optional.of(ValueType.CLOSED), keys.type(Pointer.of("service")));
  }

  private static List<UnreadValue> unread(String chart, String version, String values) {
    var parsed = YamlReader.read("values.yaml", values);
    assertEquals(List.of(), parsed.findings());
    return ChartKeys.of(chart, version)
        .orElseThrow()
        .unread((Mapping) parsed.documents().getFirst().root());
  }
}
