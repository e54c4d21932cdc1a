package dev.plg.emit.helm;

import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The chart that plg writes for what upstream publishes none. Its files are the same for every
/// stack; what differs is in its values.
final class ExtrasChart {

  private static final List<String> FILES =
      List.of(
          "Chart.yaml",
          "values.schema.json",
          "templates/dashboards.yaml",
          "templates/event-exporter.yaml",
          "templates/network-policies.yaml");

  private ExtrasChart() {}

  /// Each file by its path, without the values.
  static Map<String, String> files(String folder) {
    return FILES.stream().collect(Collectors.toMap(file -> folder + "/" + file, ExtrasChart::read));
  }

  /// The same charts, with one entry for all that plg's own chart is given: it is one release.
  static List<ChartValues> together(List<ChartValues> charts) {
    List<ChartValues> own = charts.stream().filter(it -> it.chart().isLocal()).toList();
    if (own.size() < 2) {
      return charts;
    }
    ChartValues first = own.getFirst();
    Mapping.Builder values = Mapping.builder();
    own.forEach(it -> it.values().entries().forEach(values::add));
    var all =
        ChartValues.ofExtras(
            first.component(),
            first.release(),
            values.build(),
            own.stream().flatMap(it -> it.objects().stream()).toList());
    return charts.stream()
        .filter(it -> !it.chart().isLocal() || it.equals(first))
        .map(it -> it.equals(first) ? all : it)
        .toList();
  }

  private static String read(String file) {
    try (InputStream in =
        Objects.requireNonNull(ExtrasChart.class.getResourceAsStream("extras/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
