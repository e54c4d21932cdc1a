package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.ClonedCharts;
import dev.plg.Stacks;
import dev.plg.catalog.KnownChart;
import dev.plg.catalog.Program;
import dev.plg.catalog.WrittenVersions;
import dev.plg.emit.Deployment;
import dev.plg.emit.format.Format;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Part;
import dev.plg.plan.Resource;
import dev.plg.source.render.HelmAnswer;
import dev.plg.source.render.HelmEngine;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each version of a chart that a stack can choose runs what the manifests run, and its values are
/// those that it reads: the oldest and the newest of each chart, and others that are drawn, 40 in
/// all. The charts come from the clones that `PLG_CLONES` names.
///
/// `-Dplg.seed` draws others, `-Dplg.drawn=400` so many, `-Dplg.chart=loki` of that chart alone.
class DrawnChartsTest {

  private static final int CHARTS = Integer.getInteger("plg.drawn", 40);

  private static final List<Program> PROGRAMS =
      List.of(Program.LOKI, Program.PROMTAIL, Program.ALLOY, Program.GRAFANA, Program.TEMPO);

  /// Charts that name another port of the pod than the one that it listens on, which Kubernetes
  /// does not mind.
  private static final Map<String, String> UNLIKE =
      Map.of("tempo 1.22.0", "tempo 1.22", "tempo 1.23.0", "tempo 1.22");

  private static final String LABELS = "labels={team: a}";

  private static final HelmEngine HELM = new HelmEngine(Optional.of("1.33.0"));

  /// A chart with a stack that chooses it.
  record Drawn(KnownChart chart, String profile, List<String> settings) {

    Deployment deployment() {
      String choice = chart.installed().repositoryName() + "/" + chart.version();
      var all = new ArrayList<>(settings);
      all.add("helm.charts.%s=%s".formatted(chart.name(), choice));
      return Deployment.of(
          Stacks.only(Stacks.plan(profile, all.toArray(String[]::new)), chart.name()));
    }

    @Override
    public String toString() {
      return "%s %s of %s, %s"
          .formatted(chart.name(), chart.version(), chart.repository(), profile);
    }
  }

  @BeforeAll
  static void unpack() throws IOException {
    ClonedCharts.unpack(charts());
  }

  @AfterAll
  static void end() {
    HELM.close();
  }

  static Stream<Drawn> drawn() {
    return charts().stream()
        .flatMap(
            chart -> {
              boolean isAlloy = chart.name().equals(Program.ALLOY.id());
              String collector = "collector=" + (isAlloy ? "alloy" : "promtail");
              return Stream.of(
                  new Drawn(chart, "dev", List.of("tempo={}", collector)),
                  new Drawn(
                      chart,
                      "eks-s3",
                      List.of(
                          "tempo={}",
                          collector,
                          "namePrefix=x-",
                          LABELS,
                          "annotations={note: b}")));
            });
  }

  /// The oldest and the newest of each chart, and others up to the number.
  private static Set<KnownChart> charts() {
    String name = System.getProperty("plg.chart", "");
    var drawn = new LinkedHashSet<KnownChart>();
    var others = new ArrayList<KnownChart>();
    for (Program program : PROGRAMS) {
      if (name.isEmpty() || name.equals(program.id())) {
        List<KnownChart> charts = WrittenVersions.of(program).charts();
        drawn.add(charts.getFirst());
        drawn.add(charts.getLast());
        others.addAll(charts);
      }
    }
    Collections.shuffle(others, new Random(Long.getLong("plg.seed", 22L)));
    others.stream().limit(CHARTS).filter(_ -> drawn.size() < CHARTS).forEach(drawn::add);
    return drawn;
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void a_chart_runs_what_the_manifests_run(Drawn it, @TempDir Path folder) throws IOException {
    Deployment deployment = it.deployment();
    List<Mapping> rendered = rendered(it, deployment, folder);
    List<Mapping> planned = deployment.plan().resources().stream().map(Resource::object).toList();
    SameProgram.verify(where(it.chart()), it.chart().name(), planned, rendered);
    assertEquals(HelmRenderTest.workloads(planned), HelmRenderTest.workloads(rendered));
    if (it.settings().contains(LABELS)) {
      var bare = new TreeSet<String>();
      for (Part part : deployment.plan().parts()) {
        bare.addAll(ChartMetadataTest.bare(part, rendered));
      }
      assertEquals(bare, ChartMetadataTest.said(deployment.plan()));
    }
  }

  /// What the chart has no key for depends on its version.
  private static String where(KnownChart chart) {
    boolean isOld =
        chart.name().equals("promtail") && !chart.installed().reads("enableServiceLinks");
    String version = chart.name() + " " + chart.version();
    return isOld ? "promtail 6.0" : UNLIKE.getOrDefault(version, version);
  }

  private static List<Mapping> rendered(Drawn it, Deployment deployment, Path folder)
      throws IOException {
    Map<String, String> files = Format.HELM.emitter().tree(deployment).files();
    ChartRendering.written(folder, files);
    var rendered = new ArrayList<Mapping>();
    for (ChartValues values : ExtrasChart.together(Helm.charts(deployment.plan()))) {
      String at = Helm.folder(values);
      if (!values.chart().isLocal()) {
        assertEquals(it.chart().installed(), values.chart());
        assertEquals(List.of(), values.unsupported());
        assertEquals(List.of(), it.chart().keys().unread(values.values()));
      }
      Path chart = values.chart().isLocal() ? folder.resolve(at) : ClonedCharts.folder(it.chart());
      assertTrue(Files.isDirectory(chart), chart::toString);
      rendered.addAll(
          objects(
              HELM.render(
                      chart,
                      values.release(),
                      deployment.plan().stack().namespace().value(),
                      Objects.requireNonNull(files.get(at + "/values.yaml")))
                  .orElseThrow()));
    }
    return rendered;
  }

  private static List<Mapping> objects(HelmAnswer answer) {
    return switch (answer) {
      case HelmAnswer.Refused(String reason) -> throw new AssertionError(reason);
      case HelmAnswer.Manifests(String text) ->
          YamlReader.read("rendered", text).documents().stream()
              .map(Document::root)
              .filter(Mapping.class::isInstance)
              .map(Mapping.class::cast)
              .toList();
    };
  }
}
