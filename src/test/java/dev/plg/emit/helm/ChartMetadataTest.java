package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.UnpackedCharts;
import dev.plg.catalog.Catalog;
import dev.plg.emit.Deployment;
import dev.plg.emit.format.Format;
import dev.plg.finding.Pointer;
import dev.plg.plan.Part;
import dev.plg.plan.Plan;
import dev.plg.plan.Resource;
import dev.plg.plan.Unsupported;
import dev.plg.yaml.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which objects a chart has no key to bring the stack's labels and annotations to is said of each,
/// and of no other.
class ChartMetadataTest {

  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  private static final Pattern COMPONENT = Pattern.compile("(\\S+) \\(([^)]*)\\)");

  private static final List<List<String>> SETTINGS =
      List.of(
          List.of("dev", "events={source: exporter}"),
          List.of("dev", "events={source: logger}", "promtail.discovery=files"),
          List.of("eks-s3", "events={source: agent}"),
          List.of("dev", "collector=alloy", "events={source: alloy}", "agent={replicas: 2}"),
          List.of("dev", "helm.chart=loki-stack"));

  static Stream<Plan> plans() {
    return Catalog.lineNames().stream()
        .flatMap(line -> SETTINGS.stream().map(settings -> plan(line, settings)))
        .filter(plan -> Format.HELM.emitter().unsupported(plan).isEmpty());
  }

  private static Plan plan(String line, List<String> settings) {
    var all = new ArrayList<>(settings.subList(1, settings.size()));
    all.addAll(
        List.of(
            "loki.version=\"" + line + "\"",
            "tempo={}",
            "agent={}",
            "nodeProblems={}",
            "networkPolicies={}",
            "namePrefix=x-",
            "labels={team: a}",
            "annotations={note: b}"));
    return Stacks.plan(settings.getFirst(), all.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void what_a_chart_leaves_bare_is_said(Plan plan, @TempDir Path folder) throws Exception {
    UnpackedCharts.required();
    var bare = new TreeSet<String>();
    for (String name : Format.HELM.emitter().names(plan)) {
      var alone = Deployment.of(Stacks.only(plan, name));
      List<Mapping> rendered = ChartRendering.objects(alone, folder, release -> release);
      for (Part part : rendered.isEmpty() ? List.<Part>of() : alone.plan().parts()) {
        bare.addAll(bare(part, rendered));
      }
      rendered.forEach(ChartMetadataTest::podsHaveAll);
    }
    assertEquals(String.join("\n", bare), String.join("\n", said(plan)));
  }

  static Set<String> bare(Part part, List<Mapping> rendered) {
    var bare = new TreeSet<String>();
    for (Resource resource : part.resources()) {
      List<Mapping> twins = twins(resource, rendered);
      for (String key : List.of("labels", "annotations")) {
        if (twins.stream().noneMatch(twin -> has(key, twin.mapping("metadata")))) {
          bare.add(key + " " + part.name() + " " + called(resource));
        }
      }
    }
    return bare;
  }

  @Test
  void nothing_is_said_of_a_stack_without_metadata_of_its_own() {
    assertEquals(List.of(), Format.HELM.emitter().partlySupported(Stacks.plan("full")));
  }

  @Test
  void nothing_is_said_of_other_formats() {
    Plan plan = Stacks.plan("dev", "labels={team: a}");
    assertEquals(List.of(), Format.MANIFESTS.emitter().partlySupported(plan));
    assertEquals(List.of(), Format.KUSTOMIZE.emitter().partlySupported(plan));
  }

  @Test
  void says_where_in_the_stack() {
    Plan plan = Stacks.plan("dev", "annotations={note: b}");
    List<Unsupported> said = Format.HELM.emitter().partlySupported(plan);
    assertEquals(List.of(Pointer.of("annotations")), said.stream().map(Unsupported::at).toList());
  }

  /// What the chart makes in an object's place; another kind of workload may run the pods, and of a
  /// claim's own there may be none.
  private static List<Mapping> twins(Resource resource, List<Mapping> rendered) {
    Set<String> kinds = WORKLOADS.contains(resource.kind()) ? WORKLOADS : Set.of(resource.kind());
    List<Mapping> alike = rendered.stream().filter(it -> kinds.contains(kind(it))).toList();
    List<Mapping> named = alike.stream().filter(it -> name(it).equals(resource.name())).toList();
    return named.isEmpty()
        ? alike.stream().filter(it -> name(it).startsWith(own(resource))).toList()
        : named;
  }

  /// What the names of a component's objects begin with.
  private static String own(Resource resource) {
    return "x-" + resource.component();
  }

  private static void podsHaveAll(Mapping object) {
    Mapping pods = object.mapping("spec").mapping("template").mapping("metadata");
    if (WORKLOADS.contains(kind(object))) {
      assertTrue(has("labels", pods) && has("annotations", pods), pods::toString);
    }
  }

  private static boolean has(String key, Mapping metadata) {
    return metadata.mapping(key).keys().contains(key.equals("labels") ? "team" : "note");
  }

  private static String called(Resource resource) {
    boolean same = resource.name().equals(own(resource));
    return same ? resource.kind() : resource.kind() + " " + resource.name();
  }

  /// Each object of the notes: `labels loki Service x-loki-memberlist`.
  static Set<String> said(Plan plan) {
    var said = new TreeSet<String>();
    for (Unsupported unfit : Format.HELM.emitter().partlySupported(plan)) {
      COMPONENT
          .matcher(unfit.message())
          .results()
          .forEach(
              found -> {
                for (String object : found.group(2).split(", ", -1)) {
                  said.add(unfit.at() + " " + found.group(1) + " " + object);
                }
              });
    }
    return said;
  }

  private static String kind(Mapping object) {
    return object.text("kind").orElseThrow();
  }

  private static String name(Mapping object) {
    return object.mapping("metadata").text("name").orElseThrow();
  }
}
