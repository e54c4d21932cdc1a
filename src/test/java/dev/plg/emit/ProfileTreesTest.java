package dev.plg.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.Deployments;
import dev.plg.Golden;
import dev.plg.GoldenDashboards;
import dev.plg.TreeDiff;
import dev.plg.UnpackedGolden;
import dev.plg.emit.format.Format;
import dev.plg.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What plg writes of every profile, on every version line, in every format and environment. Three
/// trees are golden as they are; of the others the golden file is the difference to the nearest of
/// those, or to the same profile on the newest line.
class ProfileTreesTest {

  private static final Path PROFILES = Path.of("profiles");
  private static final List<String> WHOLE = List.of("dev/3.7", "full/3.7", "prod/3.7");
  private static final String NEWEST = "3.7";

  /// By profile and line.
  private static final Map<String, List<Deployments.Deployment>> ALL =
      Deployments.all()
          .collect(
              Collectors.groupingBy(
                  it -> it.profile() + "/" + it.line(), TreeMap::new, Collectors.toList()));

  private final Map<String, SortedMap<String, String>> made = new TreeMap<>();

  @TestFactory
  Stream<DynamicTest> trees_are_the_golden_ones() {
    return ALL.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> verify(name)));
  }

  private void verify(String name) {
    if (WHOLE.contains(name)) {
      Golden.verifyTree(PROFILES.resolve(name), GoldenDashboards.fold(made(name)));
      return;
    }
    if (!Golden.isAsked()) {
      UnpackedGolden.verifyTree(PROFILES.resolve(name), made(name));
    }
    var bases = new ArrayList<String>(WHOLE);
    String newest = name.replaceFirst("/.*", "/" + NEWEST);
    if (ALL.containsKey(newest) && !name.equals(newest) && !WHOLE.contains(newest)) {
      bases.addFirst(newest);
    }
    Golden.verify(PROFILES.resolve(name + ".diff"), new TreeDiff(this::made).shortest(name, bases));
  }

  @Test
  void golden_trees_are_those_of_the_profiles() throws IOException {
    var found = new TreeSet<String>();
    Path golden = Path.of("golden").resolve(PROFILES);
    try (Stream<Path> folders = Files.walk(golden, 2)) {
      folders
          .map(golden::relativize)
          .filter(path -> path.getNameCount() == 2)
          .forEach(path -> found.add(path.toString().replace('\\', '/')));
    }
    assertEquals(
        ALL.keySet().stream()
            .map(name -> WHOLE.contains(name) ? name : name + ".diff")
            .collect(Collectors.toCollection(TreeSet::new)),
        found);
  }

  private SortedMap<String, String> made(String name) {
    return Objects.requireNonNull(made.computeIfAbsent(name, ProfileTreesTest::make));
  }

  private static SortedMap<String, String> make(String name) {
    List<Deployments.Deployment> deployments = Objects.requireNonNull(ALL.get(name));
    var files = new TreeMap<String, String>();
    var environments = new LinkedHashMap<String, Plan>();
    for (Deployments.Deployment deployment : deployments) {
      String folder = deployment.environment().map(it -> it + "/").orElse("");
      Plan plan = deployment.plan();
      deployment.environment().ifPresent(it -> environments.put(it, plan));
      put(files, folder + "manifests/", Format.MANIFESTS, Deployment.of(plan));
      if (Format.HELM.emitter().unsupported(plan).isEmpty()) {
        put(files, folder + "helm/", Format.HELM, Deployment.of(plan));
      }
    }
    put(
        files,
        "kustomize/",
        Format.KUSTOMIZE,
        new Deployment(deployments.getFirst().plan(), environments));
    return files;
  }

  private static void put(
      SortedMap<String, String> files, String folder, Format format, Deployment deployment) {
    format
        .emitter()
        .tree(deployment)
        .files()
        .forEach((file, text) -> files.put(folder + file, text));
  }
}
