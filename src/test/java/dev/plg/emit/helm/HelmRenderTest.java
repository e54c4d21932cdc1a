package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import dev.plg.Deployments;
import dev.plg.Stacks;
import dev.plg.UnpackedCharts;
import dev.plg.emit.Deployment;
import dev.plg.emit.Emitter;
import dev.plg.emit.format.Format;
import dev.plg.emit.kustomize.KustomizeOptions;
import dev.plg.model.Affix;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Part;
import dev.plg.plan.Plan;
import dev.plg.plan.Resource;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each golden values file, rendered by the real chart, runs what the manifests run.
class HelmRenderTest {

  @BeforeEach
  void needs_the_charts() {
    UnpackedCharts.required();
  }

  static Stream<HelmCases.Case> cases() {
    return HelmCases.all();
  }

  /// Those that the charts can express; the others are refused.
  static Stream<Deployments.Deployment> deployments() {
    return HelmTest.deployments();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_charts_run_what_the_manifests_run(HelmCases.Case it, @TempDir Path folder)
      throws Exception {
    Plan plan = it.plan();
    for (String name : Format.HELM.emitter().names(plan)) {
      var alone = Deployment.of(Stacks.only(plan, name));
      List<ChartValues> charts = Helm.charts(alone.plan());
      if (charts.isEmpty() || charts.stream().anyMatch(chart -> !chart.unsupported().isEmpty())) {
        continue; // refused before it comes so far
      }
      var rendered = ChartRendering.objects(alone, folder, release -> release);
      var planned = objects(alone.plan().resources());
      assertEquals(
          Rendered.names(rendered),
          Rendered.names(ChartRendering.objects(alone, folder, _ -> "another")));
      eachIsAccepted(rendered);
      if (name.equals("network-policies")) {
        assertEquals(Rendered.names(planned), Rendered.names(rendered));
        continue; // no pods of its own
      }
      noOtherWorkloads(planned, rendered);
      if (name.equals(Umbrella.NAME)) {
        for (Part part : alone.plan().parts()) {
          String component = part.name();
          List<Mapping> ofPart = of(component, plan.stack(), rendered);
          SameProgram.verify(name + "/" + component, component, objects(part.resources()), ofPart);
        }
      } else {
        SameProgram.verify(name, name, planned, rendered);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void the_full_values_install_the_same(
      Deployments.Deployment it, @TempDir Path folder, @TempDir Path fullFolder) throws Exception {
    var deployment = Deployment.of(it.plan());
    Emitter full =
        Format.HELM.emitter(new HelmOptions(true, Optional.empty()), KustomizeOptions.NONE);
    assertEquals(
        ChartRendering.objects(deployment, folder, release -> release),
        ChartRendering.objects(full, deployment, fullFolder, release -> release));
  }

  private static List<Mapping> objects(List<Resource> resources) {
    return resources.stream().map(Resource::object).toList();
  }

  /// What of a release is one component's: all that is called by its name, or goes on so.
  private static List<Mapping> of(String component, Stack stack, List<Mapping> rendered) {
    Affix affix = stack.affix();
    return rendered.stream()
        .filter(
            it ->
                it.mapping("metadata")
                    .text("name")
                    .orElseThrow()
                    .startsWith(affix.prefix() + component))
        .toList();
  }

  private static void eachIsAccepted(List<Mapping> rendered) throws Exception {
    for (Mapping object : rendered) {
      String kind = object.text("kind").orElseThrow();
      Class.forName("io.kubernetes.client.openapi.models.V1" + kind)
          .getMethod("validateJsonElement", com.google.gson.JsonElement.class)
          .invoke(null, JsonParser.parseString(JsonWriter.write(object)));
    }
  }

  /// The mode's workload alone, with as many replicas: no gateway, cache, canary, test or operator.
  private static void noOtherWorkloads(List<Mapping> planned, List<Mapping> rendered) {
    assertEquals(workloads(planned), workloads(rendered));
  }

  static Set<String> workloads(List<Mapping> objects) {
    return objects.stream()
        .filter(object -> !object.mapping("spec").mapping("template").isEmpty())
        .map(
            object ->
                object.mapping("metadata").text("name").orElseThrow()
                    + " "
                    + object.mapping("spec").text("replicas").orElse(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
