package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.ClonedCharts;
import dev.plg.DrawnValues;
import dev.plg.catalog.KnownChart;
import dev.plg.catalog.KnownCharts;
import dev.plg.catalog.Version;
import dev.plg.picture.chart.ChartObjects;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What plg assumes that charts make of values is what they render: the newest version of each
/// major of each chart whose objects plg assumes, and 20 versions that are drawn, with some 200
/// files of drawn values. The charts come from the clones that `PLG_CLONES` names.
///
/// `-Dplg.seed` draws others, `-Dplg.values` so many of each chart, `-Dplg.charts=loki-6.44.0,…`
/// tries those alone.
class EveryMajorTest {

  private static final long SEED = Long.getLong("plg.seed", 1L);
  private static final int OTHERS = 20;
  private static final int FILES = 200;

  private static final List<String> CHARTS =
      List.of("alloy", "grafana", "grafana-agent", "loki", "loki-stack", "promtail", "tempo");

  /// Releases whose objects are named differently: with the chart's name in theirs, and without.
  private static final List<String> RELEASES = List.of("obs", "obs", "loki", "my-tempo", "grafana");

  private static final AtomicInteger COMPARED = new AtomicInteger();
  private static final AtomicInteger REFUSED = new AtomicInteger();

  @BeforeAll
  static void unpack() throws IOException {
    ClonedCharts.unpack(charts());
  }

  @AfterAll
  static void most_values_are_rendered() {
    assertTrue(
        REFUSED.get() <= COMPARED.get() / 2,
        "%d values were refused, %d compared".formatted(REFUSED.get(), COMPARED.get()));
  }

  /// A chart in one of the ways that it is installed.
  ///
  /// @param parts the file that its values are drawn from
  record Row(KnownChart chart, String parts) {
    @Override
    public String toString() {
      return "%s %s of %s".formatted(parts, chart.version(), chart.repository());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void the_chart_renders_what_plg_assumes(Row row) throws IOException {
    var random = new Random(SEED * 31 + row.toString().hashCode());
    int count = Integer.getInteger("plg.values", Math.max(2, FILES / rows().size()));
    List<Executable> same = new ArrayList<>();
    for (Mapping values : DrawnValues.of(row.parts()).next(random, count)) {
      String release = RELEASES.get(random.nextInt(RELEASES.size()));
      AssumedPicture.of(row.chart(), ClonedCharts.folder(row.chart()), values, release)
          .map(it -> (Executable) it::check)
          .ifPresentOrElse(same::add, REFUSED::incrementAndGet);
    }
    COMPARED.addAndGet(same.size());
    assertAll(same);
  }

  /// The majors whose newest version is older than what plg knows, or was being rebuilt: their
  /// values are judged without pods, which a run says.
  @Test
  void the_values_of_every_other_major_are_judged_with_pods() {
    List<String> unknown =
        majors().filter(it -> !ChartObjects.areKnown(it)).map(EveryMajorTest::major).toList();
    assertEquals(
        List.of(
            "grafana loki 3",
            "grafana-community loki 8",
            "grafana-community loki 9",
            "grafana-community loki 10",
            "grafana-community loki 11",
            "grafana-community loki 12",
            "grafana promtail 2",
            "grafana tempo 0"),
        unknown);
  }

  @Test
  void an_unknown_chart_is_assumed_to_make_configurations_alone() {
    KnownChart old = KnownCharts.of("tempo", "0.16.9").orElseThrow();
    var assumed = ChartObjects.of(old, Mapping.of("replicas", 2), "obs", "monitoring");
    assertEquals(
        List.of("ConfigMap"),
        assumed.objects().stream().map(it -> it.text("kind").orElseThrow()).toList());
  }

  private static String major(KnownChart chart) {
    String publisher =
        chart.repository().contains("grafana-community") ? "grafana-community" : "grafana";
    return "%s %s %d".formatted(publisher, chart.name(), chart.version().major());
  }

  static List<Row> rows() {
    return charts().stream().flatMap(EveryMajorTest::rows).toList();
  }

  private static Stream<Row> rows(KnownChart chart) {
    return switch (chart.name()) {
      case "loki" -> modes(chart.version()).stream().map(mode -> new Row(chart, mode));
      case "grafana" -> Stream.of(new Row(chart, "grafana-alone"));
      default -> Stream.of(new Row(chart, chart.name()));
    };
  }

  private static List<String> modes(Version version) {
    if (!version.isAtLeast("3")) {
      return List.of("loki");
    }
    return version.isAtLeast("6")
        ? List.of("loki-single", "loki-scalable", "loki-distributed")
        : List.of("loki-single", "loki-scalable");
  }

  /// The charts of a name and a version, `loki-6.44.0`: of each publisher.
  private static Stream<KnownChart> named(String release) {
    int dash = release.lastIndexOf('-');
    return KnownCharts.of(release.substring(0, dash)).stream()
        .filter(it -> it.version().toString().equals(release.substring(dash + 1)));
  }

  private static Collection<KnownChart> charts() {
    String named = System.getProperty("plg.charts", "");
    if (!named.isEmpty()) {
      return Stream.of(named.split(",")).flatMap(EveryMajorTest::named).toList();
    }
    List<KnownChart> others = new ArrayList<>();
    CHARTS.forEach(name -> others.addAll(KnownCharts.of(name)));
    Set<KnownChart> charts = new LinkedHashSet<>(majors().toList());
    others.removeAll(charts);
    others.removeIf(it -> !ChartObjects.areKnown(it));
    Collections.shuffle(others, new Random(SEED));
    charts.addAll(others.subList(0, OTHERS));
    return charts;
  }

  /// The newest version of each major, by its publisher.
  private static Stream<KnownChart> majors() {
    Map<String, KnownChart> majors = new LinkedHashMap<>();
    for (String name : CHARTS) {
      KnownCharts.of(name).forEach(chart -> majors.put(major(chart), chart));
    }
    return majors.values().stream();
  }
}
