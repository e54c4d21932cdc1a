package dev.plg.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Deployments;
import dev.plg.Deployments.Deployment;
import dev.plg.Golden;
import dev.plg.Stacks;
import dev.plg.catalog.ChartDefaults;
import dev.plg.catalog.ChartKeys;
import dev.plg.component.ChartValues;
import dev.plg.component.Components;
import dev.plg.component.Plan;
import dev.plg.template.Templates;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelmTest {

  private final Emitter helm = Format.HELM.emitter();
  private final Emitter full = Format.HELM.emitter(new HelmOptions(true, Optional.empty()), KustomizeOptions.NONE);

  static Stream<Deployment> deployments() {
    return Deployments.all();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void writes_what_the_golden_tree_shows(Deployment deployment) {
    Golden.verifyTree(
        Path.of("profiles", deployment.path(), "helm"), helm.tree(whole(deployment.plan())).files());
  }

  /// A chart ignores a key that it does not read, without a word.
  @ParameterizedTest
  @MethodSource("deployments")
  void every_key_exists_in_its_chart(Deployment deployment) {
    for (Emitter emitter : List.of(helm, full)) {
      for (ChartValues chart : Components.charts(deployment.plan(), Templates.shipped())) {
        if (chart.chart().isLocal()) {
          continue; // its values are its own
        }
        var keys = ChartKeys.of(chart.chart().name(), chart.chart().version()).orElseThrow();
        assertEquals(List.of(), keys.unread(written(emitter, deployment, chart)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void no_value_says_what_the_chart_says_already(Deployment deployment) {
    for (ChartValues chart : Components.charts(deployment.plan(), Templates.shipped())) {
      var defaults = ChartDefaults.of(chart.chart()).orElse(ChartDefaults.NONE);
      Mapping values = written(helm, deployment, chart);
      assertEquals(values, defaults.differing(values));
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void the_full_values_mean_the_same(Deployment deployment) {
    for (ChartValues chart : Components.charts(deployment.plan(), Templates.shipped())) {
      var defaults = ChartDefaults.of(chart.chart()).orElse(ChartDefaults.NONE);
      Mapping values = written(full, deployment, chart);
      assertEquals(
          written(helm, deployment, chart),
          defaults.differing(values));
    }
  }

  @Test
  void the_full_values_say_what_nobody_set() {
    String text = full.stream(whole(Stacks.plan("dev").only("loki")));
    assertTrue(text.contains("deploymentMode: Monolithic"), text);
  }

  @Test
  void streams_the_values_of_one_component() {
    var plan = Stacks.plan("dev");
    assertEquals(
        helm.tree(whole(plan)).files().get("loki/values.yaml"),
        helm.stream(whole(plan.only("loki"))));
  }

  private static dev.plg.emit.Deployment whole(Plan plan) {
    return dev.plg.emit.Deployment.of(plan, Templates.shipped());
  }

  private static Mapping written(Emitter emitter, Deployment deployment, ChartValues chart) {
    String file = Helm.folder(chart) + "/values.yaml";
    String text = emitter.tree(whole(deployment.plan())).files().getOrDefault(file, "");
    return (Mapping) YamlReader.read(file, text).documents().getFirst().root();
  }
}
