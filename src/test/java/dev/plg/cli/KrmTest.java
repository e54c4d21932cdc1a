package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrmTest {

  private static final String STACK =
      """
      functionConfig:
        apiVersion: plg/v1
        kind: Stack
        metadata:
          name: obs
          annotations:
            config.kubernetes.io/function: "exec: {path: plg, args: [krm]}"
            internal.config.kubernetes.io/path: logs/stack.yaml
        extends: dev
        environments: {prod: {namePrefix: prod-, loki: {retention: 9d}}}
      """;

  private static final String HEAD = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n";

  private static final String MINE =
      """
      items:
      - apiVersion: v1
        kind: ConfigMap
        metadata: {name: mine, annotations: {internal.config.kubernetes.io/index: "0"}}
        data: {switch: "on", octal: "0777"}
      """;

  @Test
  void keeps_the_items_and_adds_the_objects_of_the_stack() {
    Mapping answer = answer(HEAD + MINE + STACK);
    List<Node> items = answer.sequence("items").items();
    assertEquals(
        ((Sequence) read(MINE).find("items").orElseThrow()).items().getFirst(), items.getFirst());
    assertEquals(generated(), items.subList(1, items.size()));
  }

  @Test
  void answers_in_the_version_it_was_asked_in() {
    Mapping answer = answer(HEAD.replace("/v1", "/v1beta1") + "items: []\n" + STACK);
    assertEquals("config.kubernetes.io/v1beta1", answer.text("apiVersion").orElseThrow());
  }

  @Test
  void takes_an_environment_and_settings() {
    Mapping answer =
        answer(HEAD + STACK, "--env", "prod", "--set", "loki.retention=8d", "-n", "logs");
    assertEquals(
        generated("--env", "prod", "--set", "loki.retention=8d", "-n", "logs"),
        answer.sequence("items").items());
  }

  @Test
  void says_what_it_has_to_say_as_results() {
    Cli run =
        Cli.runWith(
            HEAD
                + MINE
                + STACK.replace(
                    "extends: dev", "extends: dev\n  loki: {replicas: 3, retnetion: 1d}"),
            "krm");
    assertEquals(1, run.code());
    assertTrue(run.err().contains("-:17:20: error: 3 Loki replicas"), run.err());
    Mapping answer = read(run.out());
    assertEquals(read(MINE).sequence("items"), answer.sequence("items"));
    List<Node> results = answer.sequence("results").items();
    assertEquals(
        """
        message: |-
          3 Loki replicas cannot share a filesystem
          each pod sees only its own chunks, so queries return partial logs
          set `storage.s3`, or `loki.replicas: 1`
        severity: error
        resourceRef:
          apiVersion: plg/v1
          kind: Stack
          name: obs
        file:
          path: logs/stack.yaml
        field:
          path: loki.replicas
        tags:
          rule: loki/filesystem-one-replica
        """,
        result(results, "loki/filesystem-one-replica"));
    assertTrue(result(results, "stack/unknown-key").contains("path: loki.retnetion\n"));
    assertTrue(result(results, "version/end-of-life").contains("severity: info\n"));
  }

  @Test
  void runs_over_its_own_output() {
    String first = Cli.runWith(HEAD + STACK, "krm").out();
    String marked =
        first.replaceFirst(
            "metadata:\n    name: monitoring\n",
            """
            metadata:
                annotations: {config.kubernetes.io/path: 'logs/ns.yaml', note: mine}
                name: monitoring
            """);
    Mapping again = answer(marked + STACK, "--set", "loki.retention=9d");
    List<Node> items = again.sequence("items").items();
    assertEquals(read(first).sequence("items").items().size(), items.size());
    assertEquals(
        YamlReader.read("", "{config.kubernetes.io/path: 'logs/ns.yaml'}")
            .documents()
            .getFirst()
            .root(),
        ((Mapping) items.getFirst()).find(Pointer.of("metadata", "annotations")).orElseThrow());
    assertTrue(YamlWriter.write(again).contains("216h"));
  }

  @Test
  void refuses_to_overwrite_an_object_of_others() {
    String taken =
        """
        items:
        - {apiVersion: v1, kind: Service, metadata: {name: loki, namespace: monitoring}}
        """;
    Cli run = Cli.runWith(HEAD + taken + STACK, "krm");
    assertEquals(1, run.code());
    Mapping answer = read(run.out());
    assertEquals(read(taken).sequence("items"), answer.sequence("items"));
    String result = result(answer.sequence("results").items(), "krm/taken");
    assertTrue(result.contains("Service monitoring/loki is already among the resources"), result);
    assertTrue(result.contains("kind: Service\n  name: loki\n  namespace: monitoring\n"), result);
  }

  @Test
  void a_stack_file_that_names_its_function_is_one_for_all_commands() {
    String file = STACK.replace("functionConfig:\n", "").indent(-2);
    assertEquals(0, Cli.runWith(file, "generate", "-f", "-").code());
    Cli other =
        Cli.runWith(
            file.replace("internal.config.kubernetes.io/path", "note"), "generate", "-f", "-");
    assertEquals(1, other.code());
    assertTrue(other.err().contains("cannot have the key 'note' [stack/key]"), other.err());
  }

  @ParameterizedTest
  @CsvSource({
    "'', input/resource-list",
    "'a: [', yaml/syntax",
    "'kind: ConfigMap', input/resource-list",
    "'{apiVersion: config.kubernetes.io/v9, kind: ResourceList}', input/resource-list",
    "'{apiVersion: config.kubernetes.io/v1, kind: ResourceList}', input/function-config",
    "'{apiVersion: config.kubernetes.io/v1, kind: ResourceList, functionConfig: 3}',"
        + " input/function-config",
    "'{apiVersion: config.kubernetes.io/v1, kind: ResourceList, items: 3}', input/resource-list",
    "'{apiVersion: config.kubernetes.io/v1, kind: ResourceList, items: [3]}', input/resource-list",
    "'{kind: A}\n---\n{kind: B}', input/resource-list",
  })
  void what_is_no_list_with_a_stack_is_no_input(String text, String rule) {
    Cli run = Cli.runWith(text, "krm");
    assertEquals(rule.startsWith("yaml/") ? 1 : 2, run.code(), run.err());
    Mapping answer = read(run.out());
    assertEquals("ResourceList", answer.text("kind").orElseThrow());
    assertTrue(answer.sequence("results").items().toString().contains(rule), run.out());
  }

  @Test
  void a_list_that_is_too_large_is_no_input() {
    Cli run = Cli.runWith("x".repeat(9_000_000), "krm");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("[yaml/too-large]"), run.err());
  }

  private static String result(List<Node> results, String rule) {
    return results.stream()
        .filter(it -> it.toString().contains(rule))
        .map(YamlWriter::write)
        .findFirst()
        .orElse("no " + rule + " in " + results);
  }

  private static Mapping answer(String text, String... arguments) {
    Cli run = Cli.runWith(text, words("krm", arguments));
    assertEquals(0, run.code(), run.err());
    return read(run.out());
  }

  private static List<Node> generated(String... more) {
    String file = STACK.replace("functionConfig:\n", "").indent(-2);
    return YamlReader.read("", Cli.runWith(file, words("generate -f -", more)).out())
        .documents()
        .stream()
        .map(Document::root)
        .toList();
  }

  private static String[] words(String first, String... more) {
    return (first + " " + String.join(" ", more)).strip().split(" ");
  }

  private static Mapping read(String text) {
    return (Mapping) YamlReader.read("", text).documents().getFirst().root();
  }
}
