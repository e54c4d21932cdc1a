package dev.plg.emit;

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

  private static final List<String> FILES = List.of("Chart.yaml", "templates/event-exporter.yaml");

  private ExtrasChart() {}

  /// Each file by its path, without the values.
  static Map<String, String> files(String folder) {
    return FILES.stream().collect(Collectors.toMap(file -> folder + "/" + file, ExtrasChart::read));
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
