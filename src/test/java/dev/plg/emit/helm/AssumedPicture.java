package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.catalog.KnownChart;
import dev.plg.picture.chart.ChartObjects;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What plg assumes that a chart makes of values, beside what the chart renders. Where they differ,
/// both are in `target/assumed`, for `diff -r`.
///
/// @param rendered the parts that rules look at, as text
/// @param assumed the same parts
/// @param about the chart and the values
record AssumedPicture(String rendered, String assumed, String about) {

  private static final Path DIFFERING = Path.of("target/assumed");

  private static final String NAMESPACE = "monitoring";

  /// Empty where the chart refuses the values.
  ///
  /// @param folder of the chart, unpacked
  static Optional<AssumedPicture> of(KnownChart chart, Path folder, Mapping values, String release)
      throws IOException {
    String text = YamlWriter.write(values);
    List<Mapping> objects;
    try {
      objects = ChartRendering.render(folder, release, NAMESPACE, text);
    } catch (RuntimeException refused) {
      return Optional.empty();
    }
    ChartObjects assumed = ChartObjects.of(chart, values, release, NAMESPACE);
    return Optional.of(
        new AssumedPicture(
            ModelledParts.of(objects, assumed, ChartObjects.areKnown(chart)),
            ModelledParts.of(assumed),
            "%s %s as %s with%n%s".formatted(chart.name(), chart.version(), release, text)));
  }

  /// Fails where they differ.
  void check() {
    if (!rendered.equals(assumed)) {
      write("rendered", rendered);
      write("assumed", assumed);
      assertEquals(rendered, assumed, about);
    }
  }

  private void write(String folder, String text) {
    String name = about.lines().findFirst().orElseThrow().replaceAll("[^a-z0-9.]+", "-");
    Path file = DIFFERING.resolve(folder).resolve(name + Integer.toHexString(about.hashCode()));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, about.indent(2).replaceAll("(?m)^ ", "#") + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
