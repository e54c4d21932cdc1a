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
    script(
        "bin/plg",
        "exec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\""
            .formatted(
                System.getProperty("java.home"),
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
    script("plg-krm.sh", "exec plg krm --env prod");
    stack("{path: ./plg-krm.sh}");
    Files.writeString(folder.resolve("below.yaml"), "extends: dev\nloki: {retention: 9d}\n");
    Files.writeString(
        folder.resolve("mine.yaml"), "{apiVersion: v1, kind: ConfigMap, metadata: {name: mine}}\n");
  }

  @Test
  void generates_as_an_exec_function() throws IOException, InterruptedException {
    kustomization("generators: [stack.yaml]");
    for (String kustomize : kustomizes()) {
      assertEquals(
          generated(),
          built(Map.of(), kustomize, "build", "--enable-alpha-plugins", "--enable-exec"));
    }
  }

  // kustomize v5.7.0 kyaml/runfn/runfn.go: from there on a function gets `args`; older ones leave
  // them
  // out, or refuse the key
  @Test
  void generates_without_a_script_where_a_function_gets_its_arguments()
      throws IOException, InterruptedException {
    kustomization("generators: [stack.yaml]");
    for (String kustomize : kustomizes()) {
      script("args.sh", "test \"$1\" = given && exec plg krm --env prod");
      stack("{path: ./args.sh, args: [given]}");
      if (run(Map.of(), kustomize, "build", "--enable-alpha-plugins", "--enable-exec").code()
          == 0) {
        stack("{path: plg, args: [krm, --env, prod]}");
        assertEquals(
            generated(),
            built(Map.of(), kustomize, "build", "--enable-alpha-plugins", "--enable-exec"));
      }
    }
  }

  @Test
  void adds_to_the_resources_in_the_place_of_a_transformer()
      throws IOException, InterruptedException {
    kustomization("resources: [mine.yaml]\ntransformers: [stack.yaml]");
    SortedMap<String, Mapping> wanted = generated();
    wanted.put(
        "ConfigMap /mine",
        objects(Files.readString(folder.resolve("mine.yaml"))).get("ConfigMap /mine"));
    for (String kustomize : kustomizes()) {
      assertEquals(
          wanted, built(Map.of(), kustomize, "build", "--enable-alpha-plugins", "--enable-exec"));
    }
  }

  /// kubectl has no `--enable-exec`, but it starts plugins, which get the file as their argument.
  // kustomize v5.5.0 kustomize/commands/commands.go: the flag is added to kustomize's own command
  // alone;
  // api/internal/plugins/execplugin: the file is a copy elsewhere, the folder the kustomization's
  @Test
  void generates_as_a_plugin_of_kubectl() throws IOException, InterruptedException {
    kubectl();
    Files.writeString(
        folder.resolve("stack.yaml"),
        "{apiVersion: plg/v1, kind: Stack, metadata: {name: obs}, extends: below.yaml, namePrefix:"
            + " prod-}\n");
    assertEquals(generated(), built(home(), "kubectl", "kustomize", "--enable-alpha-plugins"));
  }

  @Test
  void ends_the_build_of_kubectl_with_the_findings() throws IOException, InterruptedException {
    kubectl();
    Files.writeString(
        folder.resolve("stack.yaml"),
        "{apiVersion: plg/v1, kind: Stack, metadata: {name: obs}, extends: below.yaml, lokki:"
            + " {}}\n");
    Run run = run(home(), "kubectl", "kustomize", "--enable-alpha-plugins");
    assertTrue(run.code() != 0 && run.out().isEmpty(), run.out());
    assertTrue(run.err().contains("a stack has no key 'lokki'; did you mean 'loki'?"), run.err());
  }

  // kubernetes staging/src/k8s.io/cli-runtime/pkg/resource/kustomizevisitor.go: default options
  @Test
  void is_not_started_by_kubectl_apply() throws IOException, InterruptedException {
    kubectl();
    Run run = run(home(), "kubectl", "apply", "--dry-run=client", "-k");
    assertTrue(run.err().contains("external plugins disabled"), run.err());
  }

  private void kubectl() throws IOException {
    assumeTrue(onPath("kubectl"), "SKIPPED: no kubectl on the PATH, so that no plugin was started");
    kustomization("generators: [stack.yaml]");
    script("home/.config/kustomize/plugin/plg/v1/stack/Stack", "exec plg generate -f - < \"$1\"");
  }

  private Map<String, String> home() {
    return Map.of("HOME", folder.resolve("home").toString());
  }

  private void script(String name, String command) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + command + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private void stack(String exec) throws IOException {
    Files.writeString(
        folder.resolve("stack.yaml"),
        """
        apiVersion: plg/v1
        kind: Stack
        metadata:
          name: obs
          annotations:
            config.kubernetes.io/function: |
              exec: %s
        extends: below.yaml
        environments: {prod: {namePrefix: prod-}}
        """
            .formatted(exec));
  }

  private void kustomization(String text) throws IOException {
    Files.writeString(folder.resolve("kustomization.yaml"), text + "\n");
  }

  /// The programs that `PLG_KUSTOMIZE` names, and the one on the PATH: kubectl's own runs no
  /// functions.
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
        "SKIPPED: neither kustomize on the PATH nor PLG_KUSTOMIZE, so that no function was"
            + " started");
    return found;
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private record Run(int code, String out, String err) {}

  private SortedMap<String, Mapping> built(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Run run = run(environment, command);
    assertEquals(0, run.code(), List.of(command) + "\n" + run.err());
    return objects(run.out());
  }

  private Run run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(command));
    words.add(folder.toString());
    Path said = folder.resolve("said");
    var builder = new ProcessBuilder(words).redirectError(said.toFile());
    builder.environment().keySet().removeAll(List.of("KUSTOMIZE_PLUGIN_HOME", "XDG_CONFIG_HOME"));
    builder.environment().putAll(environment);
    builder
        .environment()
        .merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
    Process process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, Files.readString(said));
  }

  private SortedMap<String, Mapping> generated() {
    Cli run =
        Cli.run(
            "generate",
            "--profile",
            "dev",
            "--set",
            "loki.retention=9d",
            "--set",
            "metadata.name=obs",
            "--set",
            "namePrefix=prod-");
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
