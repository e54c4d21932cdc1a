package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  @ParameterizedTest
  @CsvSource({
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
