package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Deployments;
import dev.plg.Deployments.Deployment;
import dev.plg.Golden;
import dev.plg.GoldenDashboards;
import dev.plg.Stacks;
import dev.plg.catalog.ChartDefaults;
import dev.plg.catalog.ChartKeys;
import dev.plg.emit.Emitter;
import dev.plg.emit.format.Format;
import dev.plg.emit.kustomize.KustomizeOptions;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Plan;
import dev.plg.plan.Unsupported;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HelmTest {

  private final Emitter helm = Format.HELM.emitter();
  private final Emitter full =
      Format.HELM.emitter(new HelmOptions(true, Optional.empty()), KustomizeOptions.NONE);

  static Stream<Deployment> deployments() {
    return Deployments.all().filter(it -> isFit(it.plan()));
  }

  private static boolean isFit(Plan plan) {
    return Format.HELM.emitter().unsupported(plan).isEmpty();
  }

  /// A chart ignores a key that it does not read, without a word.
  @ParameterizedTest
  @MethodSource("deployments")
  void every_key_exists_in_its_chart(Deployment deployment) {
    for (Emitter emitter : List.of(helm, full)) {
      for (ChartValues chart : Helm.charts(deployment.plan())) {
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
    for (ChartValues chart : Helm.charts(deployment.plan())) {
      Mapping values = written(helm, deployment, chart);
      assertEquals(values, defaults(chart).differing(values));
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void the_full_values_mean_the_same(Deployment deployment) {
    for (ChartValues chart : Helm.charts(deployment.plan())) {
      Mapping values = written(full, deployment, chart);
      assertEquals(written(helm, deployment, chart), defaults(chart).differing(values));
    }
  }

  private static ChartDefaults defaults(ChartValues chart) {
    return ChartDefaults.of(chart.chart())
        .orElse(ChartDefaults.NONE)
        .withoutSwitches(chart.switched());
  }

  /// Loki with its index in DynamoDB, of the same umbrella chart.
  @Test
  void writes_the_umbrella_chart_of_a_loki_on_dynamodb() {
    Plan plan = Stacks.plan("eks-dynamodb", "helm.chart=loki-stack", "events={source: exporter}");
    Golden.verifyTree(
        Path.of("helm", "loki-stack-dynamodb"),
        GoldenDashboards.fold(helm.tree(whole(plan)).files()));
  }

  /// What the chart cannot be told is refused with its place, each part on its own.
  @ParameterizedTest
  @CsvSource({
    "loki.version, '\"3.7\"', chart loki-stack 2.10.2 is not for Loki 3.7",
    "loki.replicas, 3, 'chart loki-stack runs Loki as one pod, not 3'"
  })
  void refuses_what_the_umbrella_chart_cannot_express(String key, String value, String message) {
    Plan plan =
        Stacks.plan(
            "eks-s3",
            "helm.chart=loki-stack",
            "loki.version=\"2.9\"",
            "loki.replicas=1",
            key + "=" + value);
    List<Unsupported> unfit = helm.unsupported(plan);
    assertEquals(List.of(message), unfit.stream().map(Unsupported::message).toList());
    assertEquals(key, unfit.getFirst().at().toString());
    assertEquals(List.of(), Format.MANIFESTS.emitter().unsupported(plan));
  }

  @Test
  void no_other_format_reads_which_chart_it_is() {
    for (Format format : List.of(Format.MANIFESTS, Format.KUSTOMIZE)) {
      assertEquals(
          format.emitter().tree(whole(Stacks.plan("dev"))).files(),
          format.emitter().tree(whole(Stacks.plan("dev", "helm.chart=loki-stack"))).files());
    }
  }

  @Test
  void streams_the_values_of_the_umbrella_chart() {
    Plan plan = Stacks.plan("loki-stack", "tempo={}");
    assertEquals(List.of("namespace", "loki-stack", "tempo"), helm.names(plan));
    String values = helm.tree(whole(plan)).files().get("loki-stack/values.yaml");
    assertTrue(helm.stream(whole(Stacks.only(plan, "loki-stack"))).startsWith(values + "---\n"));
  }

  @Test
  void the_full_values_say_what_nobody_set() {
    String text = full.stream(whole(Stacks.only(Stacks.plan("dev"), "loki")));
    assertTrue(text.contains("deploymentMode: Monolithic"), text);
  }

  @Test
  void streams_the_values_of_one_component() {
    var plan = Stacks.plan("dev");
    assertEquals(
        helm.tree(whole(plan)).files().get("loki/values.yaml"),
        helm.stream(whole(Stacks.only(plan, "loki"))));
  }

  private static dev.plg.emit.Deployment whole(Plan plan) {
    return dev.plg.emit.Deployment.of(plan);
  }

  private static Mapping written(Emitter emitter, Deployment deployment, ChartValues chart) {
    String file = Helm.folder(chart) + "/values.yaml";
    String text = emitter.tree(whole(deployment.plan())).files().getOrDefault(file, "");
    return (Mapping) YamlReader.read(file, text).documents().getFirst().root();
  }
}
