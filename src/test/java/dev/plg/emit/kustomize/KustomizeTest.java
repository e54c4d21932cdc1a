package dev.plg.emit.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plg.Deployments;
import dev.plg.Golden;
import dev.plg.emit.Deployment;
import dev.plg.emit.FileTree;
import dev.plg.finding.Finding;
import dev.plg.plan.Plan;
import dev.plg.profile.Request;
import dev.plg.profile.StackResolver;
import dev.plg.profile.Variants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;

/// What `kubectl kustomize overlays/<env>` builds is what `plg generate --env <env>` prints.
class KustomizeTest {

  private static final Path CASES = Path.of("src", "test", "resources", "kustomize");

  @Test
  void every_overlay_is_the_same_set_of_objects_as_the_manifests(@TempDir Path root)
      throws IOException {
    List<Kubectl> builders = Kubectl.all();
    assumeTrue(
        !builders.isEmpty(), "SKIPPED: no kubectl on the PATH, so that no overlay was built");
    var builds = new ArrayList<BuiltFolder>();
    for (Arguments profile : profiles().toList()) {
      String name = String.valueOf(profile.get()[0]);
      String line = String.valueOf(profile.get()[1]);
      add(root.resolve(name + "-" + line), ofProfile(name, line), builds);
    }
    try (Stream<Path> cases = Files.list(CASES)) {
      for (Path file : cases.sorted().toList()) {
        add(root.resolve(file.getFileName().toString()), ofFile(file), builds);
      }
    }
    assertEquals(
        List.of(),
        builds.parallelStream()
            .flatMap(build -> builders.stream().flatMap(builder -> build.difference(builder)))
            .toList());
  }

  @Test
  void a_component_is_switched_off_by_its_line_alone(@TempDir Path root) throws IOException {
    List<Kubectl> builders = Kubectl.all();
    assumeTrue(
        !builders.isEmpty(), "SKIPPED: no kubectl on the PATH, so that no Component was switched");
    Deployment deployment = BuiltFolder.deployment(ofFile(CASES.resolve("components.yaml")));
    Kubectl.write(BuiltFolder.tree(deployment, true), root);
    Path overlay = root.resolve("overlays/on");
    Path file = overlay.resolve("kustomization.yaml");
    String whole = Files.readString(file);
    Plan plan = Objects.requireNonNull(deployment.environments().get("on"));
    for (String component :
        List.of("tempo", "grafana-agent", "event-exporter", "node-problem-detector", "grafana")) {
      String line = "- ../../components/" + component + "\n";
      assertTrue(whole.contains(line), whole);
      Files.writeString(file, whole.replace(line, ""));
      Map<String, String> left =
          SameObjects.ofManifests(
              plan.resources().stream()
                  .filter(it -> !it.component().equals(component))
                  .map(it -> it.object())
                  .toList());
      for (Kubectl builder : builders) {
        assertEquals(left, SameObjects.ofKustomize(builder.build(overlay)), component);
      }
    }
  }

  /// What plg writes of every profile and case, plain and with Components.
  static List<FileTree> trees() throws IOException {
    var variants = new ArrayList<Variants>();
    profiles()
        .map(Arguments::get)
        .forEach(it -> variants.add(ofProfile(String.valueOf(it[0]), String.valueOf(it[1]))));
    try (Stream<Path> cases = Files.list(CASES)) {
      cases.sorted().forEach(file -> variants.add(ofFile(file)));
    }
    return variants.stream()
        .map(BuiltFolder::deployment)
        .flatMap(it -> Stream.of(BuiltFolder.tree(it, false), BuiltFolder.tree(it, true)))
        .toList();
  }

  static Stream<Arguments> profiles() {
    return Deployments.all()
        .map(it -> List.of(it.profile(), it.line()))
        .distinct()
        .map(it -> arguments(it.getFirst(), it.getLast()));
  }

  /// Overlays of a day's work: another bucket, fewer pods, a part more and one less.
  @ParameterizedTest
  @CsvSource({"eks-s3.yaml, false", "full.yaml, false", "components.yaml, true"})
  void overlays_are_the_golden_ones(String file, boolean components) {
    FileTree tree =
        BuiltFolder.tree(BuiltFolder.deployment(ofFile(CASES.resolve(file))), components);
    var overlays = new TreeMap<>(tree.files());
    overlays.keySet().removeIf(path -> !path.startsWith("overlays/"));
    Golden.verifyTree(Path.of("kustomize", file.replace(".yaml", "")), overlays);
  }

  @Test
  void an_overlay_that_differs_in_its_prefix_alone_holds_only_texts_with_names() {
    Deployment deployment = BuiltFolder.deployment(ofFile(CASES.resolve("names.yaml")));
    assertEquals(
        List.of(
            "overlays/prefix/grafana/configmap/datasources.yaml",
            "overlays/prefix/kustomization.yaml",
            "overlays/prefix/promtail/daemonset-patch.yaml",
            "overlays/prefix/promtail/promtail.yaml"),
        BuiltFolder.tree(deployment, false).files().keySet().stream()
            .filter(path -> path.startsWith("overlays/prefix/"))
            .toList());
  }

  @Test
  void no_file_of_the_base_holds_the_prefix_of_the_stack_or_of_an_environment() {
    Deployment deployment = BuiltFolder.deployment(ofFile(CASES.resolve("names.yaml")));
    BuiltFolder.tree(deployment, false)
        .files()
        .forEach(
            (path, text) ->
                assertFalse(
                    path.startsWith("base/") && text.matches("(?s).*\\b(team|dev)-.*"), path));
  }

  @Test
  void is_no_stream() {
    Deployment deployment = BuiltFolder.deployment(ofProfile("dev", "3.7"));
    var kustomize = new Kustomize(KustomizeOptions.NONE);
    assertThrows(UnsupportedOperationException.class, () -> kustomize.stream(deployment));
  }

  private static void add(Path folder, Variants variants, List<BuiltFolder> builds) {
    assertEquals(List.of(), variants.findings().stream().filter(Finding::isError).toList());
    Deployment deployment = BuiltFolder.deployment(variants);
    for (boolean components : List.of(false, true)) {
      Path root = folder.resolve(components ? "components" : "plain");
      builds.addAll(BuiltFolder.write(deployment, components, root));
    }
  }

  private static Variants ofProfile(String profile, String line) {
    String set = "loki.version=\"" + line + "\"";
    return resolve(
        new Request(
            Optional.of(profile), List.of(), Optional.empty(), List.of(set), Optional.empty()));
  }

  private static Variants ofFile(Path file) {
    return resolve(
        new Request(
            Optional.empty(),
            List.of(file.toString()),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  private static Variants resolve(Request request) {
    return StackResolver.resolveAll(
        request,
        file -> {
          if (!Files.exists(Path.of(file))) {
            throw new NoSuchFileException(file);
          }
          return Files.readAllBytes(Path.of(file));
        });
  }
}
