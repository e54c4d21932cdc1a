package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Deployments;
import dev.plg.Golden;
import dev.plg.GoldenDashboards;
import dev.plg.Stacks;
import dev.plg.catalog.Chart;
import dev.plg.emit.Deployment;
import dev.plg.emit.Emitter;
import dev.plg.emit.format.Format;
import dev.plg.emit.gitops.GitOps;
import dev.plg.emit.kustomize.KustomizeOptions;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Plan;
import dev.plg.yaml.Document;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GitOpsTest {

  // kubernetes apimachinery pkg/api/validation/objectmeta.go: TotalAnnotationSizeLimitB
  private static final int ANNOTATIONS = 256 * 1024;

  static Stream<Deployments.Deployment> deployments() {
    return Deployments.all();
  }

  static Stream<String> shown() {
    return Stream.of("full/3.7", "events-stdout/2.9", "loki-stack/2.9");
  }

  @ParameterizedTest
  @MethodSource("shown")
  void writes_what_the_golden_tree_shows(String path) {
    Plan plan =
        Deployments.all().filter(it -> it.path().equals(path)).findFirst().orElseThrow().plan();
    for (GitOps controller : GitOps.values()) {
      var files = new TreeMap<String, String>();
      tree(plan, controller)
          .forEach((file, text) -> files.put(file.substring(file.indexOf('/') + 1), text));
      Golden.verifyTree(Path.of("gitops", controller.word(), path), GoldenDashboards.fold(files));
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void an_application_gives_a_chart_what_its_values_file_says(Deployments.Deployment deployment) {
    Map<String, Mapping> objects = objects(deployment.plan(), GitOps.ARGOCD);
    for (ChartValues values : remote(deployment.plan())) {
      Mapping application = object(objects, "Application " + values.release());
      Mapping source = application.mapping("spec").mapping("source");
      Chart chart = values.chart();
      assertEquals(chart.repository().replace("oci://", ""), text(source, "repoURL"));
      assertEquals(chart.name(), text(source, "chart"));
      assertEquals(chart.version(), text(source, "targetRevision"));
      assertEquals(values.release(), text(source.mapping("helm"), "releaseName"));
      assertEquals(
          file(deployment.plan(), values),
          YamlReader.read("", text(source.mapping("helm"), "values"))
              .documents()
              .getFirst()
              .root());
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void a_helm_release_gives_a_chart_what_its_values_file_says(Deployments.Deployment deployment) {
    Map<String, Mapping> objects = objects(deployment.plan(), GitOps.FLUX);
    for (ChartValues values : remote(deployment.plan())) {
      Mapping spec = object(objects, "HelmRelease " + values.release()).mapping("spec");
      Chart chart = values.chart();
      assertEquals(values.release(), text(spec, "releaseName"));
      if (chart.isOci()) {
        Mapping source = object(objects, reference(spec.mapping("chartRef"))).mapping("spec");
        assertEquals(chart.repository() + "/" + chart.name(), text(source, "url"));
        assertEquals(chart.version(), text(source.mapping("ref"), "tag"));
      } else {
        Mapping of = spec.mapping("chart").mapping("spec");
        Mapping source = object(objects, reference(of.mapping("sourceRef"))).mapping("spec");
        assertEquals(chart.repository(), text(source, "url"));
        assertEquals(chart.name(), text(of, "chart"));
        assertEquals(chart.version(), text(of, "version"));
      }
      Mapping from = (Mapping) spec.sequence("valuesFrom").items().getFirst();
      String text = text(object(objects, reference(from)).mapping("data"), "values.yaml");
      assertEquals(
          file(deployment.plan(), values), YamlReader.read("", text).documents().getFirst().root());
      for (Node before : spec.sequence("dependsOn").items()) {
        String name = "HelmRelease " + text((Mapping) before, "name");
        assertTrue(objects.containsKey(name), name);
      }
    }
  }

  /// The API server takes nulls out of objects that a controller applies; they say what of a
  /// chart's defaults is not wanted.
  @ParameterizedTest
  @MethodSource("deployments")
  void no_object_holds_a_null(Deployments.Deployment deployment) {
    for (GitOps controller : GitOps.values()) {
      objects(deployment.plan(), controller)
          .forEach((name, object) -> assertTrue(!holdsNull(object), name));
    }
  }

  /// What no chart of upstream covers is there as it is in the manifests.
  @ParameterizedTest
  @MethodSource("deployments")
  void what_is_in_no_repository_is_there_itself(Deployments.Deployment deployment) {
    Plan plan = deployment.plan();
    for (GitOps controller : GitOps.values()) {
      Map<String, Mapping> objects = objects(plan, controller);
      charts(plan).stream()
          .filter(values -> values.chart().isLocal())
          .flatMap(values -> values.objects().stream())
          .forEach(
              object -> {
                Mapping there = object(objects, name(object));
                assertEquals(unannotated(object), unannotated(there));
              });
    }
  }

  /// `kubectl apply` keeps a copy of the whole object in an annotation.
  @ParameterizedTest
  @MethodSource("deployments")
  void every_object_can_be_applied_by_the_client(Deployments.Deployment deployment) {
    for (GitOps controller : GitOps.values()) {
      objects(deployment.plan(), controller)
          .forEach((name, it) -> assertTrue(JsonWriter.write(it).length() < ANNOTATIONS, name));
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void every_object_is_what_its_definition_asks_for(Deployments.Deployment deployment) {
    Definitions definitions = Definitions.required();
    for (GitOps controller : GitOps.values()) {
      objects(deployment.plan(), controller)
          .forEach((name, object) -> assertEquals(List.of(), definitions.faults(object), name));
    }
  }

  @Test
  void a_text_with_variables_of_a_program_is_left_alone_by_flux() {
    Plan plan = Stacks.plan("prod");
    Mapping values = object(objects(plan, GitOps.FLUX), "ConfigMap loki-values");
    assertTrue(text(values.mapping("data"), "values.yaml").contains("${"));
    assertEquals(
        Optional.of("disabled"),
        values
            .mapping("metadata")
            .mapping("annotations")
            .text("kustomize.toolkit.fluxcd.io/substitute"));
  }

  @Test
  void a_sender_waits_for_what_it_sends_to() {
    Map<String, Mapping> objects = objects(Stacks.plan("full"), GitOps.FLUX);
    assertEquals(
        Set.of("loki", "tempo"),
        object(objects, "HelmRelease grafana-agent")
            .mapping("spec")
            .sequence("dependsOn")
            .items()
            .stream()
            .map(it -> text((Mapping) it, "name"))
            .collect(Collectors.toSet()));
  }

  private static SortedMap<String, String> tree(Plan plan, GitOps controller) {
    Emitter emitter =
        Format.HELM.emitter(new HelmOptions(false, Optional.of(controller)), KustomizeOptions.NONE);
    var files = new TreeMap<>(emitter.tree(Deployment.of(plan)).files());
    files.keySet().removeIf(file -> !file.startsWith(controller.word() + "/"));
    return files;
  }

  /// All objects by kind and name, which are different each.
  private static Map<String, Mapping> objects(Plan plan, GitOps controller) {
    return tree(plan, controller).entrySet().stream()
        .flatMap(file -> YamlReader.read(file.getKey(), file.getValue()).documents().stream())
        .map(Document::root)
        .map(Mapping.class::cast)
        .collect(Collectors.toMap(GitOpsTest::name, it -> it));
  }

  private static Mapping object(Map<String, Mapping> objects, String name) {
    return Optional.ofNullable(objects.get(name)).orElseThrow(() -> new AssertionError(name));
  }

  private static String name(Mapping object) {
    return text(object, "kind") + " " + text(object.mapping("metadata"), "name");
  }

  private static String reference(Mapping reference) {
    return text(reference, "kind") + " " + text(reference, "name");
  }

  private static List<ChartValues> charts(Plan plan) {
    return Helm.charts(plan);
  }

  private static List<ChartValues> remote(Plan plan) {
    return charts(plan).stream().filter(values -> !values.chart().isLocal()).toList();
  }

  private static Node file(Plan plan, ChartValues values) {
    var files = Format.HELM.emitter().tree(Deployment.of(plan)).files();
    String file = Helm.folder(values) + "/values.yaml";
    return YamlReader.read(file, files.getOrDefault(file, "")).documents().getFirst().root();
  }

  private static Mapping unannotated(Mapping object) {
    Mapping metadata = object.mapping("metadata").toBuilder().remove("annotations").build();
    return object.toBuilder().put("metadata", metadata).build();
  }

  private static boolean holdsNull(Node node) {
    return switch (node) {
      case Mapping mapping -> mapping.entries().stream().anyMatch(it -> holdsNull(it.value()));
      case dev.plg.yaml.Sequence list -> list.items().stream().anyMatch(GitOpsTest::holdsNull);
      case Scalar scalar -> scalar.isNull();
    };
  }

  private static String text(Mapping mapping, String key) {
    return mapping.text(key).orElseThrow(() -> new AssertionError(key + " in " + mapping));
  }
}
