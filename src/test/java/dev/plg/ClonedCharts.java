package dev.plg;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plg.catalog.KnownChart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Charts of any version, unpacked by `src/build/Charts.java` from the bare clones in the folder
/// that `PLG_CLONES` names. They go to `target/charts`, a folder for each publisher, and stay
/// there.
public final class ClonedCharts {

  private static final Path FOLDER = Path.of("target/charts");

  /// The repositories of each publisher.
  private static final Map<String, List<String>> SOURCES =
      Map.of(
          "grafana",
          List.of("grafana+helm-charts", "grafana+loki", "grafana+alloy", "grafana+agent"),
          "grafana-community",
          List.of("grafana-community+helm-charts"));

  private ClonedCharts() {}

  /// The clone of a repository, by its name `<owner>+<name>`. Skips the test without one.
  public static Path clone(String name) throws IOException {
    String folder = System.getenv().getOrDefault("PLG_CLONES", "");
    assumeTrue(!folder.isEmpty(), "PLG_CLONES names no folder of clones");
    Path clone = Path.of(folder, name);
    if (Files.exists(clone.resolve("HEAD"))) {
      return clone;
    }
    try (Stream<Path> inside = Files.list(clone)) {
      return inside.findFirst().orElseThrow();
    }
  }

  /// Where a chart is, or will be.
  public static Path folder(KnownChart chart) {
    return FOLDER.resolve(publisher(chart)).resolve(release(chart));
  }

  private static String publisher(KnownChart chart) {
    return chart.repository().contains("grafana-community") ? "grafana-community" : "grafana";
  }

  private static String release(KnownChart chart) {
    return chart.name() + "-" + chart.version();
  }

  /// Unpacks those of the charts that are not there.
  public static void unpack(Collection<KnownChart> charts) throws IOException {
    clone("grafana+helm-charts");
    Map<String, List<KnownChart>> missing =
        charts.stream()
            .filter(chart -> !Files.exists(folder(chart)))
            .collect(Collectors.groupingBy(ClonedCharts::publisher));
    for (Map.Entry<String, List<KnownChart>> publisher : missing.entrySet()) {
      unpack(publisher.getKey(), publisher.getValue());
    }
  }

  private static void unpack(String publisher, List<KnownChart> charts) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "src/build/Charts.java"));
    for (String source : SOURCES.get(publisher)) {
      command.add(clone(source).toString());
    }
    charts.forEach(chart -> command.add(release(chart)));
    var tool = new ProcessBuilder(command).redirectErrorStream(true);
    tool.environment().put("PLG_CHARTS", FOLDER.resolve(publisher).toString());
    Process process = tool.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
