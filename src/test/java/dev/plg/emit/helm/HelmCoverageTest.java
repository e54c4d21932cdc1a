package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.UnpackedCharts;
import dev.plg.emit.Deployment;
import dev.plg.emit.format.Format;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Part;
import dev.plg.plan.Plan;
import dev.plg.plan.Resource;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a key of the stack file changes in a component's manifests, it changes in what the
/// component's chart is given too, or it is refused.
class HelmCoverageTest {

  /// What a chart has no key for, as `key component kind`.
  private static final Pattern UNTOLD =
      Pattern.compile(
          String.join(
              "|",
              // a note says which objects go without: ChartMetadataTest
              "(labels|annotations) .*",
              // of promtail 6.15.5 alone: the token is mounted, and nothing is bound to the account
              "promtail\\.discovery promtail ServiceAccount",
              // the chart's Service has the ports of all receivers
              "tempo\\.receivers tempo Service",
              // that other dashboards roll Grafana: it reads them again by itself
              "events\\.(enabled|source|sink) grafana Deployment",
              // the chart gives a disk to a StatefulSet alone
              "events\\.\\S+ grafana-agent (Deployment|PersistentVolumeClaim)"));

  static Stream<SampleKeys.Sample> samples() {
    return SampleKeys.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void what_changes_manifests_changes_values_or_is_refused(SampleKeys.Sample sample) {
    Plan without = sample.without();
    Plan with = sample.with();
    var changed = new TreeSet<String>();
    var told = new TreeSet<String>();
    for (String component : components(without, with)) {
      if (!objects(without, component).equals(objects(with, component))) {
        changed.add(component);
      }
      boolean refused =
          charts(with, component).stream().anyMatch(it -> !it.unsupported().isEmpty());
      if (refused || !files(without, component).equals(files(with, component))) {
        told.add(component);
      }
    }
    assertFalse(changed.isEmpty(), "the sample changes no manifest");
    assertTrue(told.containsAll(changed), () -> changed + " changed, of which helm knows " + told);
  }

  /// The kinds of objects that a key changes in the manifests it changes in what the chart renders.
  @ParameterizedTest
  @MethodSource("samples")
  void what_changes_a_kind_of_object_changes_it_in_the_chart(
      SampleKeys.Sample sample, @TempDir Path folder) throws Exception {
    UnpackedCharts.required();
    Plan without = sample.without();
    Plan with = sample.with();
    var lost = new TreeSet<String>();
    for (String component : components(without, with)) {
      List<ChartValues> charts = charts(with, component);
      if (charts.isEmpty()
          || charts(without, component).isEmpty()
          || charts.stream().anyMatch(chart -> !chart.unsupported().isEmpty())) {
        continue;
      }
      Set<String> changed = changed(unversioned(without, component), unversioned(with, component));
      if (!changed.isEmpty()) {
        changed.removeAll(
            changed(rendered(without, component, folder), rendered(with, component, folder)));
        changed.forEach(kind -> lost.add(sample.key() + " " + component + " " + kind));
      }
    }
    lost.removeIf(it -> UNTOLD.matcher(it).matches());
    assertEquals(Set.of(), lost);
  }

  /// Without the label of the version, which charts have by their own.
  private static List<Node> unversioned(Plan plan, String component) {
    return objects(plan, component).stream()
        .map(
            object -> {
              Mapping metadata = ((Mapping) object).mapping("metadata");
              Mapping labels =
                  metadata.mapping("labels").toBuilder()
                      .remove("app.kubernetes.io/version")
                      .build();
              return (Node)
                  ((Mapping) object)
                      .toBuilder()
                          .put("metadata", metadata.toBuilder().put("labels", labels).build())
                          .build();
            })
        .toList();
  }

  private static List<Node> rendered(Plan plan, String component, Path folder) throws IOException {
    var alone = Deployment.of(Stacks.only(plan, component));
    return List.copyOf(ChartRendering.objects(alone, folder, release -> release));
  }

  /// The kinds of which not all objects are the same.
  private static Set<String> changed(List<Node> before, List<Node> after) {
    var kinds = new TreeSet<String>();
    Stream.concat(before.stream(), after.stream())
        .filter(object -> !before.contains(object) || !after.contains(object))
        .forEach(object -> kinds.add(((Mapping) object).text("kind").orElseThrow()));
    return kinds;
  }

  /// The components of either plan that have a chart.
  private static Set<String> components(Plan... plans) {
    var names = new TreeSet<String>();
    for (Plan plan : plans) {
      plan.parts().stream().map(Part::name).forEach(names::add);
    }
    return names;
  }

  private static List<Node> objects(Plan plan, String component) {
    return Stacks.only(plan, component).resources().stream()
        .map(Resource::object)
        .map(Node.class::cast)
        .toList();
  }

  private static List<ChartValues> charts(Plan plan, String component) {
    return Helm.charts(Stacks.only(plan, component));
  }

  private static Object files(Plan plan, String component) {
    Deployment alone = Deployment.of(Stacks.only(plan, component));
    return Format.HELM.emitter().tree(alone).files();
  }
}
