package dev.plg.catalog;

import com.marcnuri.helm.Helm;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An unpacked chart, rendered by Helm itself.
record RenderedChart(Path folder) {

  /// Values that the chart renders, and what Helm renders with them.
  static final class Base {

    private final RenderedChart chart;
    private final String kubernetes;
    private final Map<String, @Nullable Object> values;
    private final String text;
    private Optional<Set<String>> steady = Optional.empty();
    private String again = "";

    private Base(
        RenderedChart chart, String kubernetes, Map<String, @Nullable Object> values, String text) {
      this.chart = chart;
      this.kubernetes = kubernetes;
      this.values = values;
      this.text = text;
    }

    RenderedChart chart() {
      return chart;
    }

    Map<String, @Nullable Object> values() {
      return values;
    }

    String text() {
      return text;
    }

    /// Whether other values over these change what is rendered, or are refused.
    boolean changesWith(Map<String, @Nullable Object> above) throws IOException {
      Optional<String> other = with(above);
      if (other.isEmpty() || other.get().equals(text)) {
        return other.isEmpty();
      }
      // Only what is the same each time tells, since templates may draw at random.
      if (steady.isEmpty()) {
        again = with(Map.of()).orElseThrow();
        steady = Optional.of(same(text, again));
      }
      return again.equals(text)
          || !same(other.get(), with(above).orElseThrow()).equals(steady.get());
    }

    private static Set<String> same(String one, String other) {
      Set<String> lines = new HashSet<>(one.lines().toList());
      lines.retainAll(new HashSet<>(other.lines().toList()));
      return lines;
    }

    /// What is rendered with other values over these; empty where they are refused.
    Optional<String> with(Map<String, @Nullable Object> above) throws IOException {
      return chart.render(kubernetes, over(values, above));
    }

    /// Other values over these; empty where they are refused.
    Optional<Base> on(Map<String, @Nullable Object> above) throws IOException {
      return chart.base(kubernetes, over(values, above));
    }
  }

  /// Values to start from; empty where Helm refuses them.
  Optional<Base> base(String kubernetes, Map<String, @Nullable Object> values) throws IOException {
    return render(kubernetes, values).map(text -> new Base(this, kubernetes, values, text));
  }

  private Optional<String> render(String kubernetes, Map<String, @Nullable Object> values)
      throws IOException {
    Path file = Files.createTempFile("values", ".yaml");
    try {
      Files.writeString(file, YamlWriter.write(Mapping.of(values)));
      return Optional.of(
          new Helm(folder)
              .template()
              .withName("obs")
              .withNamespace("monitoring")
              .withKubeVersion(kubernetes)
              .withValuesFile(file)
              .call());
    } catch (IllegalStateException e) {
      return Optional.empty();
    } finally {
      Files.delete(file);
    }
  }

  /// Values over others: maps are merged, all else is replaced.
  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> over(
      Map<String, @Nullable Object> below, Map<String, @Nullable Object> above) {
    var all = new LinkedHashMap<String, @Nullable Object>(below);
    for (Map.Entry<String, @Nullable Object> entry : above.entrySet()) {
      boolean areMaps =
          below.get(entry.getKey()) instanceof Map<?, ?> && entry.getValue() instanceof Map<?, ?>;
      all.put(
          entry.getKey(),
          areMaps
              ? over(
                  (Map<String, @Nullable Object>) Objects.requireNonNull(below.get(entry.getKey())),
                  (Map<String, @Nullable Object>) Objects.requireNonNull(entry.getValue()))
              : entry.getValue());
    }
    return all;
  }
}
