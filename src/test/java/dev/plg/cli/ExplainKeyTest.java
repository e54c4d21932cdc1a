package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.app.explain.SchemaPage;
import dev.plg.profile.StackSchema;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `plg explain KEY`: what the declaration of a key says.
class ExplainKeyTest {

  static Stream<String> keys() {
    return SchemaPage.keys(StackSchema.json()).keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void each_key_of_the_stack_file_is_explained(String key) {
    Cli run = Cli.run("explain", key);
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.out().startsWith(key + ": "), run.out());
    assertTrue(run.out().contains("\ntype      "), run.out());
  }

  @Test
  void a_key_has_its_type_its_default_and_an_example() {
    assertEquals(
        """
        loki.replicas: The number of pods: 1 on a filesystem; 1, or 3 and more, on object storage. Default: 1.

        type      integer, at least 1
        example   3
        rules     loki/filesystem-one-replica
                  loki/two-replicas
        """,
        Cli.run("explain", "loki.replicas").out());
  }

  @Test
  void a_mapping_and_a_list_name_the_keys_below_them() {
    assertTrue(
        Cli.run("explain", "storage").out().contains("\nkeys      filesystem, s3, dynamodb\n"));
    assertTrue(Cli.run("explain", "loki.schema").out().contains("\nkeys      from, store, schema"));
  }

  @Test
  void a_key_of_the_settings_is_explained_too() {
    assertTrue(Cli.run("explain", "ignore").out().startsWith("ignore: "));
  }

  @Test
  void recursive_lists_all_keys_below_a_key() {
    String out = Cli.run("explain", "storage.s3.auth", "--recursive").out();
    assertTrue(
        out.endsWith(
            """
            keys
              storage.s3.auth.irsa  object
              storage.s3.auth.irsa.roleArn  string
              storage.s3.auth.secret  object
              storage.s3.auth.secret.name  string
              storage.s3.auth.secret.accessKey  string
              storage.s3.auth.secret.secretKey  string
              storage.s3.auth.instanceRole  boolean
            """),
        out);
    assertTrue(
        Cli.run("explain", "loki:loki.storage", "--recursive")
            .out()
            .contains("\nloki.storage.bucketNames.chunks  "));
  }

  // loki pkg/validation/limits.go@v2.3.0 (744h), @v2.8.0 (0s)
  @Test
  void a_key_of_a_program_has_its_history_and_the_rules_that_name_it() {
    assertEquals(
        """
        loki.limits_config.retention_period: a key of the configuration of Loki 3.7.6

        type      duration
        unit      ms, s, m, h, d, w or y, as in 7d
        default   "0s"
        flag      -store.retention
        since     2.3.0
        versions  >= 2.3.0, < 2.8.0: duration, default "744h"
                  >= 2.8.0: duration, default "0s"
        rules     retention/default-month
                  retention/disk-fills
                  retention/not-enabled
                  retention/table-manager-unused
        """,
        Cli.run("explain", "loki.limits_config.retention_period").out());
    assertTrue(
        Cli.run("explain", "loki.limits_config.retention_period", "--loki-version", "2.7")
            .out()
            .contains("\ndefault   \"744h\"\n"));
  }

  @Test
  void a_key_that_the_version_lacks_says_so() {
    String out = Cli.run("explain", "loki.compactor.shared_store", "--loki-version", "3.7").out();
    assertTrue(out.startsWith("loki.compactor.shared_store: not a key of the"), out);
    assertTrue(out.contains("\nuntil     3.0.0\n"), out);
  }

  @Test
  void a_value_of_a_chart_is_explained_at_its_version() {
    assertEquals(
        """
        loki:loki.storage.bucketNames: a value of chart loki 6.55.0

        type      mapping
        keys      admin, chunks, ruler
        """,
        Cli.run("explain", "loki:loki.storage.bucketNames", "--chart-version", "6.55.0").out());
    assertTrue(
        Cli.run("explain", "loki:minio.replicas", "--chart-version", "6.55.0")
            .out()
            .contains("\ntype      integer\ndefault   1\n"));
    assertTrue(
        Cli.run("explain", "loki:singleBinary.targetModule")
            .out()
            .contains(">= 11.4.7: string, default \"all\", unread\n"));
  }

  @Test
  void the_name_of_a_component_holds_a_dot() {
    assertTrue(
        Cli.run("explain", "alloy.loki.write.endpoint.url")
            .out()
            .contains("\ntype      string, required\n"));
  }

  @Test
  void the_configuration_within_a_stack_file_is_that_of_the_program() {
    assertTrue(
        Cli.run("explain", "loki.config.limits_config.ingestion_rate_mb")
            .out()
            .contains("\nunit      MB\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "loki.limits_config.retention_perod, did you mean 'loki.limits_config.retention_period'?",
    "loki:loki.storage.bucketName, did you mean 'loki:loki.storage.bucketNames'?",
    "lokix:loki, did you mean 'loki'?",
    "loki.replcas, did you mean 'loki.replicas'?",
    "schema/tsdb-periods, did you mean 'schema/tsdb-period'?",
    "wholly-unknown, list them"
  })
  void what_is_neither_is_led_to_what_is_near(String word, String hint) {
    Cli run = Cli.run("explain", word);
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains(hint), run.err());
  }
}
