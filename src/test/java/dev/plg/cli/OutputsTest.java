package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What other shippers and collectors send to the Loki and Tempo of the same files.
class OutputsTest {

  private static final String LOKI =
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: loki, namespace: logs}
      spec:
        selector: {matchLabels: {app: loki}}
        template:
          metadata: {labels: {app: loki}}
          spec:
            containers:
              - name: loki
                image: grafana/loki:VERSION
                args: [-config.file=/etc/loki/loki.yaml]
                volumeMounts: [{name: config, mountPath: /etc/loki}]
            volumes: [{name: config, configMap: {name: loki}}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: loki, namespace: logs}
      data:
        loki.yaml: |
          auth_enabled: true
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: store, namespace: logs}
      spec: {selector: {app: loki}, ports: [{port: 3100}]}
      ---
      """;

  private static final String TEMPO =
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: tempo, namespace: logs}
      spec:
        selector: {matchLabels: {app: tempo}}
        template:
          metadata: {labels: {app: tempo}}
          spec:
            containers:
              - name: tempo
                image: grafana/tempo:2.10.8
                args: [-config.file=/conf/tempo.yaml]
                volumeMounts: [{name: config, mountPath: /conf}]
            volumes: [{name: config, configMap: {name: tempo}}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: tempo, namespace: logs}
      data:
        tempo.yaml: |
          distributor: {receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}}
          storage: {trace: {backend: local}}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: spans, namespace: logs}
      spec: {selector: {app: tempo}, ports: [{name: grpc, port: 4317, targetPort: 4317}, {name: http, port: 3200, targetPort: 3200}]}
      ---
      """;

  /// The Service, not its name, says which program is reached.
  @Test
  void loki_is_told_by_its_service() {
    String out =
        lint(LOKI.replace("VERSION", "3.7.6") + collector("otlphttp", "logs", "http://store:3100"));
    assertTrue(out.contains("OTLP is sent to /v1/logs, but Loki's endpoint is /otlp/v1/logs"), out);
  }

  @Test
  void loki_before_3_takes_no_otlp() {
    String collector = collector("otlphttp", "logs", "http://store:3100/otlp");
    String old = lint(LOKI.replace("VERSION", "2.9.6") + collector);
    assertTrue(old.contains("OTLP is sent to Loki 2.9.6, which does not support it"), old);
    assertFalse(lint(LOKI.replace("VERSION", "3.7.6") + collector).contains("wiring/push-path"));
  }

  @Test
  void a_service_that_is_not_there_is_found() {
    String out =
        lint(
            LOKI.replace("VERSION", "3.7.6")
                + collector("otlphttp", "logs", "http://loki:3100/otlp"));
    assertTrue(out.contains("there is no Service 'loki'; the Service of Loki is 'store'"), out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Host store | true",
        "Host store; tenant_id a | false",
        "Host store; tenant_id_key $t | false",
      })
  void a_tenant_is_asked_for(String settings, boolean isFound) {
    String out =
        lint(
            LOKI.replace("VERSION", "3.7.6")
                + """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: shipper, namespace: logs}
                data:
                  fluent-bit.conf: |
                    [OUTPUT]
                        Name loki
                        SETTINGS
                """
                    .replace("SETTINGS", settings.replace("; ", "\n        ")));
    assertEquals(isFound, out.contains("[tenancy/"), out);
  }

  /// Before Loki's path there may be one of a gateway, and behind it a query.
  @ParameterizedTest
  @CsvSource({
    "/insert/loki/api/v1/push?_msg_field=log, false",
    "/loki/api/v1/push?x=y, false",
    "/loki/push?x=/loki/api/v1/push, true",
    "/loki/push, true",
  })
  void fluent_bit_sends_to_a_path_of_loki(String uri, boolean isFound) {
    String out =
        lint(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: shipper, namespace: logs}
            data:
              fluent-bit.conf: |
                [OUTPUT]
                    Name loki
                    Host logs.example.com
                    Uri URI
            """
                .replace("URI", uri));
    assertEquals(isFound, out.contains("[wiring/push-path]"), out);
  }

  @ParameterizedTest
  @CsvSource({
    "'spans:4317}', true",
    "'http://spans:4317}', true",
    "'spans:4317, tls: {insecure: true}}', false",
  })
  void tempo_is_asked_for_tls(String endpoint, boolean isFound) {
    String collector = collector("otlp", "traces", "X").replace("\"X\"}", endpoint);
    String out = lint(TEMPO + collector);
    assertEquals(isFound, out.contains("[agent/tls]"), out);
  }

  @Test
  void tempos_api_takes_no_spans() {
    String out = lint(TEMPO + collector("otlphttp", "traces", "http://spans:3200"));
    assertTrue(out.contains("[tempo/not-received]"), out);
  }

  private static String collector(String exporter, String signal, String endpoint) {
    return """
    apiVersion: opentelemetry.io/v1beta1
    kind: OpenTelemetryCollector
    metadata: {name: otel, namespace: logs}
    spec:
      config:
        exporters: {EXPORTER: {endpoint: "ENDPOINT"}}
        service: {pipelines: {SIGNAL: {exporters: [EXPORTER]}}}
    """
        .replace("EXPORTER", exporter)
        .replace("SIGNAL", signal)
        .replace("ENDPOINT", endpoint);
  }

  private static String lint(String objects) {
    return Cli.runWith(objects, "lint", "-").out();
  }
}
