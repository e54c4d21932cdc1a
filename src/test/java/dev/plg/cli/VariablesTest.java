package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Variables in a configuration of Loki: of `${NAME:default}` the default is judged, of `${NAME}`
/// nothing.
class VariablesTest {

  private static final String CONFIG =
      """
      auth_enabled: false
      common:
        path_prefix: ${DATA:/loki}
        replication_factor: ${RF:1}
        ring: {kvstore: {store: "${RING:inmemory}"}}
        storage: {s3: {endpoint: "${ENDPOINT}", bucketnames: "${BUCKET}"}}
      schema_config:
        configs:
          - from: ${FROM:2024-01-01}
            store: ${INDEX:tsdb}
            object_store: ${STORE:s3}
            schema: ${SCHEMA:v13}
            index: {prefix: index_, period: "${PERIOD:24h}"}
      limits_config: {retention_period: "${RETENTION:31d}"}
      compactor: {retention_enabled: "${RETAIN:true}", delete_request_store: "${STORE:s3}"}
      """;

  private static String linted(String config) {
    return Cli.runWith(config, "lint", "--as", "loki", "--loki-version", "3.4.2", "-").out();
  }

  @Test
  void right_defaults_have_no_finding() {
    assertEquals("", linted(CONFIG));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FROM:2024-01-01 | FROM:tomorrow  | schema/from-order
          INDEX:tsdb      | INDEX:tsbd     | schema/unknown-store
          STORE:s3        | STORE:s4       | schema/unknown-object-store
          SCHEMA:v13      | SCHEMA:v99     | schema/unknown-version
          PERIOD:24h      | PERIOD:168h    | schema/tsdb-period
          RETAIN:true     | RETAIN:false   | retention/not-enabled
          RETENTION:31d   | RETENTION:1x   | text/wrong-type
          """)
  void a_wrong_default_is_found(String good, String bad, String rule) {
    String out = linted(CONFIG.replace(good, bad));
    assertTrue(out.contains("[" + rule + "]"), out);
  }

  @ParameterizedTest
  @CsvSource({"FROM:2024-01-01", "INDEX:tsdb", "STORE:s3", "SCHEMA:v13"})
  void nothing_is_said_of_a_variable_without_a_default(String variable) {
    String name = variable.substring(0, variable.indexOf(':'));
    String out = linted(CONFIG.replace(variable, name));
    assertFalse(out.contains("[schema/"), out);
  }
}
