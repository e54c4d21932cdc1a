package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What plg does where an earlier output of its own may have been deployed.
class EarlierOutputTest {

  private static final String OLD = "{from: 2023-01-01, store: boltdb-shipper, schema: v12}";
  private static final String NEW = "{from: 2024-01-01, store: tsdb, schema: v13}";

  /// The periods before, the periods after, and the words of the refusal; without words it is taken.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [OLD]      | [OLD]      |
          [OLD]      | [OLD, NEW] |
          [OLD, NEW] | [OLD]      | the schema period from 2024-01-01 is gone
          [OLD, NEW] | [NEW]      | the schema period from 2023-01-01 is gone
          [NEW]      | [OLD, NEW] | the new schema period from 2023-01-01 begins before the earlier one from 2024-01-01
          [NEW]      | [OLD]      | the schema period from 2024-01-01 is gone
          [OLD]      | [{from: 2023-01-01, store: tsdb, schema: v13}] | had store boltdb-shipper, and would have tsdb
          [OLD]      | [{from: 2023-01-01, store: boltdb-shipper, schema: v13}] | had schema v12, and would have v13
          [OLD]      | [{from: 2023-01-01, store: boltdb-shipper, schema: v12, indexPrefix: other_}] | had index {prefix=index_, period=24h}, and would have {prefix=other_, period=24h}
          [OLD, NEW] | [OLD, {from: 2023-06-01, store: tsdb, schema: v13}, NEW] | the new schema period from 2023-06-01 begins before
          [OLD]      | [OLD, {from: 2023-12-31, store: tsdb, schema: v13}] | the new schema period from 2023-12-31 has begun when it is rolled out, on 2023-12-31
          [OLD]      | [OLD, {from: 2023-10-01, store: tsdb, schema: v13}] | from 2023-10-01 has begun when it is rolled out
          """)
  void keeps_every_schema_period(String before, String after, String words, @TempDir Path temp)
      throws IOException {
    for (String target : List.of("directory", "stream.yaml")) {
      Path out = temp.resolve(target);
      assertEquals(0, generate(out, "loki.schema=" + periods(before)).code());
      String was = loki(out);
      Cli run = generate(out, "loki.schema=" + periods(after));
      if (words == null) {
        assertEquals(0, run.code(), run.err());
      } else {
        assertEquals(1, run.code(), run.err());
        assertTrue(run.err().contains("[loki/schema-history]"), run.err());
        assertTrue(run.err().contains(words), run.err());
        assertEquals(was, loki(out));
      }
    }
  }

  @Test
  void tells_until_when_an_appended_period_is_to_be_rolled_out(@TempDir Path out) throws IOException {
    generate(out, "loki.schema=" + periods("[OLD]"));
    Cli run = generate(out, "loki.schema=" + periods("[OLD, NEW]"));
    assertTrue(run.err().contains("a schema period from 2024-01-01 is appended"), run.err());
  }

  @Test
  void asks_the_machine_for_the_day_where_nobody_names_the_one_of_the_rollout(@TempDir Path out)
      throws IOException {
    run(out, "loki.schema=" + periods("[OLD]"));
    String late = "{from: %s, store: tsdb, schema: v13}".formatted(LocalDate.now(ZoneOffset.UTC));
    Cli refused = run(out, "loki.schema=" + periods("[OLD, %s]".formatted(late)));
    assertEquals(1, refused.code(), refused.err());
    assertTrue(refused.err().contains("has begun when it is rolled out"), refused.err());
    String early = late.replaceFirst("from: [0-9]+", "from: 2999");
    Cli taken = run(out, "loki.schema=" + periods("[OLD, %s]".formatted(early)));
    assertEquals(0, taken.code(), taken.err());
  }

  @Test
  void takes_a_day_for_the_rollout_and_nothing_else(@TempDir Path out) {
    Cli run = run(out, "loki.replicas=1", "--rollout", "tomorrow");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("--rollout takes a day as in 2026-12-01, not 'tomorrow'"), run.err());
  }

  @Test
  void changes_a_period_where_the_user_accepts_it(@TempDir Path out) throws IOException {
    generate(out, "loki.schema=" + periods("[OLD]"));
    Cli run = generate(out, "loki.schema=" + periods("[NEW]"), "--accept", "loki/schema-history");
    assertEquals(0, run.code(), run.err());
    assertTrue(loki(out).contains("from: '2024-01-01'"), loki(out));
  }

  @Test
  void follows_the_schema_into_another_namespace_or_storage(@TempDir Path out) throws IOException {
    generate(out, "storage={filesystem: {size: 10Gi}}");
    Cli run =
        generate(
            out,
            "storage={s3: {bucket: acme-logs, region: us-east-1, auth: {irsa: {roleArn: 'arn:aws:iam::999988887777:role/l'}}}}");
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains("had object_store filesystem, and would have s3"), run.err());
  }

  @Test
  void refuses_what_a_live_stateful_set_refuses_and_names_the_commands(@TempDir Path out)
      throws IOException {
    generate(out, "storage.filesystem.size=10Gi");
    Cli run = generate(out, "storage.filesystem.size=20Gi");
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains("`spec.volumeClaimTemplates` of the StatefulSet loki changes [kubernetes/immutable-field]"), run.err());
    assertTrue(run.err().contains("kubectl -n monitoring delete statefulset loki --cascade=orphan"), run.err());
    assertTrue(run.err().contains("kubectl patch pvc"), run.err());
    Cli accepted = generate(out, "storage.filesystem.size=20Gi", "--accept", "kubernetes/immutable-field");
    assertEquals(0, accepted.code(), accepted.err());
  }

  @Test
  void takes_more_replicas_and_other_resources(@TempDir Path out) throws IOException {
    generate(out, "loki.resources.limits.memory=1Gi");
    assertEquals(0, generate(out, "loki.resources.limits.memory=2Gi").code());
  }

  @Test
  void knows_what_can_be_accepted(@TempDir Path out) {
    Cli run = generate(out, "loki.replicas=1", "--accept", "loki/two-replicas");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("kubernetes/immutable-field or loki/schema-history"), run.err());
  }

  @Test
  void does_not_read_files_of_others(@TempDir Path out) throws IOException {
    generate(out, "loki.replicas=1");
    Files.writeString(out.resolve("mine.yaml"), "schema_config: {configs: [{from: 2020-01-01}]}");
    assertEquals(0, generate(out, "loki.retention=9d").code());
    assertFalse(Files.readString(out.resolve("mine.yaml")).isEmpty());
  }

  private static String periods(String text) {
    return text.replace("OLD", OLD).replace("NEW", NEW);
  }

  /// Rolled out on the day before NEW begins.
  private static Cli generate(Path out, String setting, String... more) {
    return run(
        out,
        setting,
        Stream.concat(Stream.of("--rollout", "2023-12-31"), Stream.of(more)).toArray(String[]::new));
  }

  private static Cli run(Path out, String setting, String... more) {
    return Cli.run(
        Stream.concat(
                Stream.of("generate", "--profile", "dev", "--set", setting, "-o", out.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static String loki(Path out) throws IOException {
    return Files.readString(Files.isDirectory(out) ? out.resolve("loki/configmap.yaml") : out);
  }
}
