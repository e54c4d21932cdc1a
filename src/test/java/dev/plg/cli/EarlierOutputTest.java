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

  /// The periods before, the periods after, and the words of the refusal; without words it is
  /// taken.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [OLD]      | [OLD]      |
          [OLD]      | [OLD, NEW] |
          [OLD, NEW] | [OLD]      | the schema period from 2024-01-01 is removed
          [OLD, NEW] | [NEW]      | the schema period from 2023-01-01 is removed
          [NEW]      | [OLD, NEW] | the new schema period from 2023-01-01 begins before the earlier one from 2024-01-01
          [NEW]      | [OLD]      | the schema period from 2024-01-01 is removed
          [OLD]      | [{from: 2023-01-01, store: tsdb, schema: v13}] | had store boltdb-shipper, and would have tsdb
          [OLD]      | [{from: 2023-01-01, store: boltdb-shipper, schema: v13}] | had schema v12, and would have v13
          [OLD]      | [{from: 2023-01-01, store: boltdb-shipper, schema: v12, indexPrefix: other_}] | had index {prefix=index_, period=24h}, and would have {prefix=other_, period=24h}
          [OLD, NEW] | [OLD, {from: 2023-06-01, store: tsdb, schema: v13}, NEW] | the new schema period from 2023-06-01 begins before
          [OLD]      | [OLD, {from: 2023-12-31, store: tsdb, schema: v13}] | the new schema period from 2023-12-31 has already begun when it is rolled out, on 2023-12-31
          [OLD]      | [OLD, {from: 2023-10-01, store: tsdb, schema: v13}] | from 2023-10-01 has already begun when it is rolled out
          """)
  void keeps_every_schema_period(String before, String after, String words, @TempDir Path temp)
      throws IOException {
    for (String target : List.of("directory", "stream.yaml", "helm", "kustomize")) {
      Path out = temp.resolve(target);
      String format = target.equals("helm") || target.equals("kustomize") ? target : "manifests";
      assertEquals(0, generate(out, "loki.schema=" + periods(before), "--format", format).code());
      String was = loki(out);
      Cli run = generate(out, "loki.schema=" + periods(after), "--format", format);
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
  void tells_until_when_an_appended_period_is_to_be_rolled_out(@TempDir Path out)
      throws IOException {
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
    assertTrue(refused.err().contains("has already begun when it is rolled out"), refused.err());
    String early = late.replaceFirst("from: [0-9]+", "from: 2999");
    Cli taken = run(out, "loki.schema=" + periods("[OLD, %s]".formatted(early)));
    assertEquals(0, taken.code(), taken.err());
  }

  @Test
  void takes_a_day_for_the_rollout_and_nothing_else(@TempDir Path out) {
    Cli run = run(out, "loki.replicas=1", "--rollout", "tomorrow");
    assertEquals(2, run.code());
    assertTrue(
        run.err().contains("--rollout takes a day such as 2026-12-01, not 'tomorrow'"), run.err());
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
            "storage={s3: {bucket: acme-logs, region: us-east-1, auth: {irsa: {roleArn:"
                + " 'arn:aws:iam::999988887777:role/l'}}}}");
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains("had object_store filesystem, and would have s3"), run.err());
  }

  /// Before and after, and what is said; a fix begins with `= fix:`, and without words the change
  /// is taken.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          storage.filesystem.size=10Gi | storage.filesystem.size=20Gi | `spec.volumeClaimTemplates` of the StatefulSet loki changes [kubernetes/immutable-field] | = fix: write with --accept kubernetes/immutable-field, run `for i in 0; do kubectl -n monitoring patch pvc storage-loki-$i --type merge -p '{"spec":{"resources":{"requests":{"storage":"20Gi"}}}}'; done` where the class allows volume expansion, then `kubectl -n monitoring delete statefulset loki --cascade=orphan`, and apply
          storage.filesystem.size=10Gi | storage.filesystem.size=5Gi | `spec.volumeClaimTemplates` of the StatefulSet loki changes | volumes that exist keep their size and class
          storage.filesystem.storageClass=gp2 | storage.filesystem.storageClass=gp3 | `spec.volumeClaimTemplates` of the StatefulSet loki changes | run `kubectl -n monitoring delete statefulset loki --cascade=orphan`, and apply; volumes that exist keep
          tempo.persistence.size=10Gi | tempo.persistence.size=20Gi | of the StatefulSet tempo changes | patch pvc
          grafana.persistence.size=2Gi | grafana.persistence.size=1Gi | `spec.resources.requests.storage` of the PersistentVolumeClaim grafana changes from 2Gi to 1Gi | = fix: keep it, or save what is on the volume, write with --accept kubernetes/immutable-field, run `kubectl -n monitoring delete persistentvolumeclaim grafana`, and apply
          grafana.persistence.size=2Gi | grafana.persistence.size=4Gi | |
          grafana.persistence.storageClass=gp2 | grafana.persistence.storageClass=gp3 | `spec.storageClassName` of the PersistentVolumeClaim grafana changes from gp2 to gp3 | = fix: keep it
          grafana.enabled=true | metadata.name=other | `spec.selector` of the Deployment grafana changes | run `kubectl -n monitoring delete deployment grafana`, and apply
          grafana.enabled=true | metadata.name=other | `spec.selector` of the DaemonSet promtail changes | run `kubectl -n monitoring delete daemonset promtail`, and apply
          grafana.enabled=true | metadata.name=other | `spec.selector` of the StatefulSet loki changes | run `kubectl -n monitoring delete statefulset loki`, and apply
          loki.retention=7d | loki.retention=9d | |
          loki.version="2.9" | loki.version="3.7" | |
          """)
  void refuses_in_every_format_what_a_live_object_refuses(
      String before, String after, String words, String fix, @TempDir Path temp) {
    for (String format : List.of("manifests", "kustomize", "helm")) {
      Path out = temp.resolve(format);
      String[] more = {"--format", format, "--set", "tempo.enabled=true"};
      assertEquals(0, generate(out, before, more).code());
      Cli run = generate(out, after, more);
      if (words == null) {
        assertEquals(0, run.code(), run.err());
      } else {
        assertEquals(1, run.code(), run.err());
        assertTrue(run.err().contains(words), run.err());
        assertTrue(run.err().contains(fix), run.err());
        String[] accepting = {
          "--format",
          format,
          "--set",
          "tempo.enabled=true",
          "--accept",
          "kubernetes/immutable-field"
        };
        Cli accepted = generate(out, after, accepting);
        assertEquals(0, accepted.code(), accepted.err());
        assertEquals(0, generate(out, after, more).code());
      }
    }
  }

  @Test
  void names_a_volume_of_each_pod(@TempDir Path out) {
    String[] settings = {"--profile", "eks-s3", "-o", out.toString(), "--set"};
    assertEquals(0, plg("generate", settings, "loki.persistence.size=10Gi").code());
    Cli run = plg("generate", settings, "loki.persistence.size=15Gi");
    assertTrue(run.err().contains("for i in 0 1 2; do"), run.err());
  }

  /// Before and after, and what is said; without words the change is taken.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          eks-s3 | storage.s3={bucket: one, buckets: null} | storage.s3={bucket: two} | the buckets of Loki would move from one to two
          eks-s3 | storage.s3={bucket: one} | storage.s3={bucket: two} | the bucket of Tempo would move from one to two
          eks-s3 | storage.s3={bucket: null, buckets: [one, two]} | storage.s3={bucket: null, buckets: [one, two, three]} | the buckets of Loki would move from one,two to one,two,three
          prod | storage.s3.endpoint=one:9000 | storage.s3.endpoint=two:9000 | the server of Loki's buckets would move from one:9000 to two:9000
          eks-dynamodb | storage.dynamodb.region=us-east-1 | storage.dynamodb.region=us-east-2 | the tables of Loki would move from dynamodb://us-east-1 to dynamodb://us-east-2
          eks-s3 | loki.retention=7d | loki.retention=9d |
          """)
  void keeps_the_place_of_what_is_stored(
      String profile, String before, String after, String words, @TempDir Path temp) {
    for (String format : List.of("manifests", "kustomize", "helm")) {
      String[] command = {
        "--profile",
        profile,
        "--set",
        "tempo.enabled=true",
        "--format",
        format,
        "-o",
        temp.resolve(format).toString(),
        "--set"
      };
      assertEquals(0, plg("generate", command, before).code());
      Cli run = plg("generate", command, after);
      assertEquals(words == null ? 0 : 1, run.code(), run.err());
      if (words != null) {
        assertTrue(run.err().contains(words + " [storage/place-history]"), run.err());
        String[] accept = {after, "--accept", "storage/place-history"};
        assertEquals(0, plg("generate", command, accept).code());
      }
    }
  }

  /// What an overlay changes is in a patch, and the base never lives.
  @Test
  void compares_each_environment_with_itself(@TempDir Path temp) throws IOException {
    Path stack = temp.resolve("stack.yaml");
    Path out = temp.resolve("out");
    String text =
        """
        extends: dev
        storage: {filesystem: {size: 10Gi}}
        environments:
          one: {namePrefix: one-}
          two: {namePrefix: two-, storage: {filesystem: {size: %s}}}
        """;
    String[] command = {"-f", stack.toString(), "--format", "kustomize", "-o", out.toString()};
    Files.writeString(stack, text.formatted("10Gi"));
    assertEquals(0, plg("generate", command).code());
    Files.writeString(stack, text.formatted("20Gi"));
    Cli larger = plg("generate", command);
    assertEquals(1, larger.code(), larger.err());
    assertTrue(larger.err().contains("StatefulSet two-loki changes"), larger.err());
    assertFalse(larger.err().contains("one-loki"), larger.err());
    Files.writeString(stack, text.formatted("10Gi").replaceAll("(?m)^  two.*\n", ""));
    assertEquals(0, plg("generate", command).code(), "an environment may go");
    Files.writeString(stack, text.formatted("20Gi"));
    assertEquals(0, plg("generate", command).code(), "an environment may come");
    Files.writeString(stack, text.formatted("20Gi").replace("10Gi", "30Gi"));
    Cli base = plg("update", new String[] {out.toString(), "-f", stack.toString()});
    assertTrue(base.err().contains("StatefulSet one-loki changes"), base.err());
    assertFalse(base.err().contains("two-loki"), base.err());
  }

  private static Cli plg(String command, String[] arguments, String... more) {
    return Cli.run(
        Stream.of(Stream.of(command), Stream.of(arguments), Stream.of(more))
            .flatMap(part -> part)
            .toArray(String[]::new));
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
        Stream.concat(Stream.of("--rollout", "2023-12-31"), Stream.of(more))
            .toArray(String[]::new));
  }

  private static Cli run(Path out, String setting, String... more) {
    return Cli.run(
        Stream.concat(
                Stream.of("generate", "--profile", "dev", "--set", setting, "-o", out.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static String loki(Path out) throws IOException {
    Path file =
        Stream.of("loki/configmap.yaml", "loki/values.yaml", "base/loki/loki.yaml", ".")
            .map(out::resolve)
            .filter(Files::isRegularFile)
            .findFirst()
            .orElse(out);
    return Files.readString(file);
  }
}
