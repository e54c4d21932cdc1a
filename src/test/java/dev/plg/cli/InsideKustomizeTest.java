package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A kustomization that lists a stack file comes to what `plg generate` prints.
class InsideKustomizeTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Path plg = folder.resolve("bin/plg");
    Files.createDirectories(plg.getParent());
    Files.writeString(
        plg,
        "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
    assertTrue(plg.toFile().setExecutable(true));
    Files.writeString(
        folder.resolve("stack.yaml"),
        """
        apiVersion: plg/v1
        kind: Stack
        metadata:
          name: obs
          annotations:
            config.kubernetes.io/function: |
              exec: {path: plg, args: [krm, --env, prod]}
        extends: below.yaml
        environments: {prod: {namePrefix: prod-}}
        """);
    Files.writeString(folder.resolve("below.yaml"), "extends: dev\nloki: {retention: 9d}\n");
    Files.writeString(folder.resolve("mine.yaml"), "{apiVersion: v1, kind: ConfigMap, metadata: {name: mine}}\n");
  }

  @Test
  void generates_as_an_exec_function() throws IOException, InterruptedException {
    kustomization("generators: [stack.yaml]");
    for (String kustomize : kustomizes()) {
      assertEquals(
          generated(), built(Map.of(), kustomize, "build", "--enable-alpha-plugins", "--enable-exec"));
    }
  }

  @Test
  void adds_to_the_resources_in_the_place_of_a_transformer() throws IOException, InterruptedException {
    kustomization("resources: [mine.yaml]\ntransformers: [stack.yaml]");
    SortedMap<String, Mapping> wanted = generated();
    wanted.put("ConfigMap /mine", objects(Files.readString(folder.resolve("mine.yaml"))).get("ConfigMap /mine"));
    for (String kustomize : kustomizes()) {
      assertEquals(
          wanted, built(Map.of(), kustomize, "build", "--enable-alpha-plugins", "--enable-exec"));
    }
  }

  /// kubectl has no `--enable-exec`, but it starts plugins, which get the file as their argument.
  // kustomize v5.5.0 kustomize/main.go: the flag is added to kustomize's own command alone
  @Test
  void generates_as_a_plugin_of_kubectl() throws IOException, InterruptedException {
    assumeTrue(onPath("kubectl"), "SKIPPED: no kubectl on the PATH, so that no plugin was started");
    Files.writeString(
        folder.resolve("stack.yaml"),
        "{apiVersion: plg/v1, kind: Stack, metadata: {name: obs}, extends: dev, loki: {retention: 9d}, namePrefix: prod-}\n");
    kustomization("generators: [stack.yaml]");
    Path plugin = folder.resolve("plugins/plg/v1/stack/Stack");
    Files.createDirectories(plugin.getParent());
    Files.writeString(plugin, "#!/bin/sh\nexec plg generate -f \"$1\"\n");
    assertTrue(plugin.toFile().setExecutable(true));
    assertEquals(
        generated(),
        built(
            Map.of("KUSTOMIZE_PLUGIN_HOME", folder.resolve("plugins").toString()),
            "kubectl",
            "kustomize",
            "--enable-alpha-plugins"));
  }

  private void kustomization(String text) throws IOException {
    Files.writeString(folder.resolve("kustomization.yaml"), text + "\n");
  }

  /// The programs that `PLG_KUSTOMIZE` names, and the one on the PATH: kubectl's own runs no functions.
  private static List<String> kustomizes() {
    var found = new ArrayList<String>();
    Stream.of(System.getenv().getOrDefault("PLG_KUSTOMIZE", "").split(":"))
        .filter(path -> !path.isEmpty())
        .forEach(found::add);
    if (onPath("kustomize")) {
      found.add("kustomize");
    }
    assumeTrue(
        !found.isEmpty(),
        "SKIPPED: neither kustomize on the PATH nor PLG_KUSTOMIZE, so that no function was started");
    return found;
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private SortedMap<String, Mapping> built(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(command));
    words.add(folder.toString());
    Path said = folder.resolve("said");
    var builder = new ProcessBuilder(words).redirectError(said.toFile());
    builder.environment().putAll(environment);
    builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
    Process process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), words + "\n" + Files.readString(said));
    return objects(out);
  }

  private SortedMap<String, Mapping> generated() {
    Cli run = Cli.run("generate", "--profile", "dev", "--set", "loki.retention=9d", "--set", "metadata.name=obs", "--set", "namePrefix=prod-");
    assertEquals(0, run.code(), run.err());
    return objects(run.out());
  }

  private static SortedMap<String, Mapping> objects(String stream) {
    var objects = new TreeMap<String, Mapping>();
    for (Document document : YamlReader.read("", stream).documents()) {
      Mapping object = (Mapping) document.root();
      Mapping metadata = object.mapping("metadata");
      objects.put(
          "%s %s/%s"
              .formatted(
                  object.text("kind").orElse(""),
                  metadata.text("namespace").orElse(""),
                  metadata.text("name").orElse("")),
          object);
    }
    return objects;
  }
}
