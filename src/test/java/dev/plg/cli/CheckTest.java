package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.app.disk.Directory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

  private static final String STATEFUL_SET = "loki/statefulset.yaml";

  @TempDir Path folder;
  private Directory deploy = new Directory(Path.of(""));

  @BeforeEach
  void write() throws IOException {
    deploy = new Directory(folder.resolve("deploy"));
    Files.writeString(folder.resolve("below.yaml"), "extends: dev\nloki: {retention: 3d}\n");
    Files.writeString(
        folder.resolve("stack.yaml"),
        """
        # a comment of my own
        apiVersion: plg/v1
        kind: Stack
        metadata: {name: obs}
        extends: below.yaml
        environments: {test: {namePrefix: test-}, prod: {namePrefix: prod-}}
        """);
    generate();
  }

  private void generate(String... more) {
    Cli run = Cli.run(words(new String[] {"generate", "-f", stack(), "-o", root()}, more));
    assertEquals(0, run.code(), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--format manifests",
        "--format manifests --env test --set loki.retention=2d -n elsewhere",
        "--format manifests --only loki",
        "--format kustomize",
        "--format kustomize --components",
        "--format helm",
        "--format helm --full",
        "--format helm --gitops argocd",
        "--format helm --gitops flux"
      })
  void finds_what_was_just_written_the_same_without_the_stack_file(String arguments)
      throws IOException {
    deploy = new Directory(folder.resolve("other"));
    generate(arguments.split(" "));
    Files.delete(folder.resolve("stack.yaml"));
    Files.delete(folder.resolve("below.yaml"));
    assertUnchanged(Cli.run("check", root()));
  }

  @Test
  void the_record_names_neither_the_machine_nor_the_time() throws IOException {
    String record = deploy.read("plg.lock");
    assertFalse(record.contains(folder.toString()), record);
    assertFalse(record.matches("(?s).*20[0-9]{2}-[0-9]{2}-[0-9]{2}T.*"), record);
    assertTrue(record.contains("# a comment of my own"), record);
  }

  @Test
  void shows_an_edit_by_hand_as_a_patch_and_says_whose_it_is() throws IOException {
    edit(STATEFUL_SET, "replicas: 1", "replicas: 2");
    Cli run = Cli.run("check", root());
    assertEquals(1, run.code());
    assertEquals(
        "plg: loki/statefulset.yaml (StatefulSet loki): edited by hand since plg wrote it\n",
        run.err());
    assertTrue(
        run.out().startsWith("--- a/loki/statefulset.yaml\n+++ b/loki/statefulset.yaml\n@@ "),
        run.out());
    assertTrue(run.out().contains("\n-  replicas: 2\n+  replicas: 1\n"), run.out());
  }

  @Test
  void tells_what_plg_would_now_change_from_what_was_edited() throws IOException {
    edit("grafana/pvc.yaml", "ReadWriteOnce", "ReadWriteMany");
    deploy.put("mine.yaml", "kind: Mine\n");
    Files.delete(deploy.path("loki/service.yaml"));
    Cli run = Cli.run("check", root(), "--set", "loki.retention=9d", "--set", "tempo.enabled=true");
    assertEquals(1, run.code());
    assertTrue(
        run.err()
            .contains(
                "plg: loki/configmap.yaml (ConfigMap loki): plg would now write it differently\n"),
        run.err());
    assertTrue(
        run.err().contains("plg: tempo/service.yaml (Service tempo): plg would now add it\n"),
        run.err());
    assertTrue(
        run.err()
            .contains(
                "plg: loki/service.yaml (Service loki): deleted by hand since plg wrote it\n"),
        run.err());
    assertTrue(
        run.err()
            .contains(
                "plg: grafana/pvc.yaml (PersistentVolumeClaim grafana): edited by hand since plg"
                    + " wrote it\n"),
        run.err());
    assertFalse(run.err().contains("mine.yaml"), run.err());
  }

  @Test
  void finds_a_stack_file_that_was_changed_without_the_directory() throws IOException {
    Path stack = folder.resolve("stack.yaml");
    Files.writeString(stack, Files.readString(stack) + "grafana: {enabled: false}\n");
    assertEquals(0, Cli.run("check", root()).code());
    Cli run = Cli.run("check", root(), "-f", stack());
    assertEquals(1, run.code());
    assertTrue(
        run.err()
            .contains(
                "plg: grafana/pvc.yaml (PersistentVolumeClaim grafana): plg would now remove it\n"),
        run.err());
    assertTrue(run.out().contains("--- a/grafana/pvc.yaml\n+++ /dev/null\n"), run.out());
  }

  @Test
  void update_writes_what_check_found() throws IOException {
    assertEquals(0, Cli.run("update", root(), "--set", "loki.retention=9d").code());
    assertTrue(deploy.read("loki/configmap.yaml").contains("216h"));
    assertUnchanged(Cli.run("check", root()));
  }

  @Test
  void update_refuses_to_lose_an_edit_unless_it_is_forced() throws IOException {
    edit(STATEFUL_SET, "replicas: 1", "replicas: 2");
    Cli run = Cli.run("update", root());
    assertEquals(1, run.code());
    assertTrue(run.err().contains("[output/edited]"), run.err());
    assertEquals(0, Cli.run("update", root(), "--force").code());
    assertEquals(0, Cli.run("check", root()).code());
  }

  @Test
  void says_which_mention_in_a_kustomization_would_be_lost_and_keeps_files_of_others()
      throws IOException {
    deploy = new Directory(folder.resolve("other"));
    generate("--format", "kustomize");
    deploy.put("overlays/test/patch-mine.yaml", "kind: Mine\n");
    edit(
        "overlays/test/kustomization.yaml",
        "resources:",
        "patches: [{path: patch-mine.yaml}]\nresources:");
    Cli run = Cli.run("update", root(), "--set", "grafana.enabled=false");
    assertEquals(1, run.code());
    assertTrue(
        run.err().contains("these lines would be lost: `patches: [{path: patch-mine.yaml}]`"),
        run.err());
    assertEquals(0, Cli.run("update", root(), "--force").code());
    assertEquals("kind: Mine\n", deploy.read("overlays/test/patch-mine.yaml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "update"})
  void a_directory_without_a_record_is_no_input(String command) throws IOException {
    Files.delete(deploy.path("plg.lock"));
    Cli run = Cli.run(command, root());
    assertEquals(2, run.code());
    assertTrue(run.err().contains("[input/record]"), run.err());
    deploy.put("plg.lock", "version: 1\nfiles: {}\n");
    assertEquals(2, Cli.run(command, root()).code());
    deploy.put("plg.lock", "files: [\n");
    assertEquals(2, Cli.run(command, root()).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "update"})
  void a_directory_must_be_named_and_only_one(String command) {
    assertEquals(2, Cli.run(command).code());
    assertEquals(2, Cli.run(command, "one", "two").code());
  }

  @Test
  void templates_are_kept_in_the_record() throws IOException {
    Path mine = folder.resolve("templates/loki/serviceaccount.yaml.ftl");
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "kind: ServiceAccount\nmetadata: {name: mine}\n");
    deploy = new Directory(folder.resolve("other"));
    generate("--templates", folder.resolve("templates").toString());
    Files.delete(mine);
    assertEquals(new Cli(0, "", ""), Cli.run("check", root()));
    assertFalse(deploy.read("plg.lock").contains(folder.toString()));
  }

  /// No file differs; that a setting comes from the record may be said.
  private static void assertUnchanged(Cli run) {
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.out());
    assertEquals(List.of(), run.err().lines().filter(line -> line.startsWith("plg: ")).toList());
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = deploy.read(file);
    assertTrue(text.contains(from), text);
    deploy.put(file, text.replace(from, to));
  }

  private String root() {
    return deploy.root().toString();
  }

  private String stack() {
    return folder.resolve("stack.yaml").toString();
  }

  private static String[] words(String[] first, String[] more) {
    return Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
