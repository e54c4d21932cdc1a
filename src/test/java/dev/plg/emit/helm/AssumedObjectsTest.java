package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.DrawnValues;
import dev.plg.UnpackedCharts;
import dev.plg.catalog.KnownChart;
import dev.plg.catalog.KnownCharts;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What plg assumes that a chart makes of values is what the chart renders, over the charts' own
/// `ci/` values and over [DrawnValues], for the charts that are unpacked. [EveryMajorTest] tries
/// more charts.
///
/// `-Dplg.seed` draws others, `-Dplg.values` more of them.
class AssumedObjectsTest {

  private static final long SEED = Long.getLong("plg.seed", 1L);
  private static final int DRAWN = Integer.getInteger("plg.values", 10);

  @BeforeEach
  void needs_the_charts() {
    UnpackedCharts.required();
  }

  @ParameterizedTest
  @CsvSource({
    "alloy, 1.11.1, alloy",
    "grafana, 6.43.5, grafana-alone",
    "grafana, 10.5.15, grafana-alone",
    "grafana, 12.11.1, grafana-alone",
    "grafana-agent, 0.42.0, grafana-agent",
    "grafana-agent, 0.44.2, grafana-agent",
    "loki, 2.16.0, loki",
    "tempo, 1.8.0, tempo",
    "tempo, 1.24.4, tempo",
    "tempo, 2.2.4, tempo",
    "loki-stack, 2.10.2, loki-stack",
    "loki, 5.48.0, loki-single",
    "loki, 5.48.0, loki-scalable",
    "loki, 6.55.0, loki-single",
    "loki, 6.55.0, loki-scalable",
    "loki, 6.55.0, loki-distributed",
    "loki, 18.11.0, loki-single",
    "loki, 18.11.0, loki-scalable",
    "loki, 18.11.0, loki-distributed",
    "promtail, 6.15.5, promtail",
    "promtail, 6.17.1, promtail",
  })
  void the_chart_renders_what_plg_assumes(String name, String version, String parts)
      throws IOException {
    Path folder = UnpackedCharts.folder(name, version);
    KnownChart chart = KnownCharts.of(name, version).orElseThrow();
    List<Mapping> all = new ArrayList<>();
    all.add(Mapping.EMPTY);
    all.addAll(own(folder.resolve("ci")));
    int given = all.size();
    all.addAll(DrawnValues.of(parts).next(new Random(SEED), DRAWN));
    List<Executable> same = new ArrayList<>();
    for (Mapping values : all) {
      AssumedPicture.of(chart, folder, values, "obs")
          .map(it -> (Executable) it::check)
          .ifPresent(same::add);
    }
    assertAll(same);
    int least = (all.size() - given) / 2;
    assertTrue(same.size() > least, "the chart refused most of the values: " + same.size());
  }

  private static List<Mapping> own(Path ci) throws IOException {
    if (!Files.isDirectory(ci)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(ci)) {
      List<Mapping> all = new ArrayList<>();
      for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList()) {
        all.add(DrawnValues.read(file.toString(), Files.readString(file)));
      }
      return all;
    }
  }
}
