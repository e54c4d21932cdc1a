package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.catalog.KnownCharts;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No value that a chart has by itself is called unknown, whatever it is set to: not by the chart,
/// nor by the program below whose section it is, as `loki.ui.gateway`, which the chart reads.
class ChartValuesAreKnownTest {

  private static final Set<String> UNKNOWN =
      Set.of("helm/unread-value", "text/unknown-key", "promtail/unknown-key", "tempo/unknown-key");

  static Stream<String> charts() {
    return KnownCharts.names().stream()
        .flatMap(chart -> KnownCharts.versions(chart).stream().map(it -> chart + " " + it));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void every_value_of_the_chart_is_known(String chart) throws IOException {
    String[] words = chart.split(" ", 2);
    String values = YamlWriter.write(changed(defaults(words[0] + "-" + words[1])));
    Cli run =
        Cli.runWith(
            values, "lint", "-o", "github", "--chart", words[0], "--chart-version", words[1], "-");
    List<String> said =
        run.out()
            .lines()
            .filter(line -> UNKNOWN.stream().anyMatch(rule -> line.contains("title=" + rule)))
            .toList();
    assertEquals(List.of(), said);
  }

  private static Mapping defaults(String chart) throws IOException {
    String file = "/dev/plg/catalog/defaults/" + chart + ".yaml";
    try (InputStream in = Objects.requireNonNull(KnownCharts.class.getResourceAsStream(file))) {
      return (Mapping) YamlReader.read(file, in.readAllBytes()).documents().getFirst().root();
    }
  }

  /// Each value as another one of its type, so that none is the chart's own.
  private static Node changed(Node value) {
    return switch (value) {
      case Mapping mapping -> {
        Mapping.Builder all = Mapping.builder();
        mapping.entries().forEach(it -> all.put(it.key(), changed(it.value())));
        yield all.build();
      }
      case Sequence list -> list;
      case Scalar scalar ->
          switch (scalar.kind()) {
            case BOOLEAN -> Scalar.of(!scalar.text().equals("true"));
            case INTEGER -> Scalar.of(Long.parseLong(scalar.text()) + 1);
            case STRING -> scalar.text().contains("{{") ? scalar : Scalar.of(scalar.text() + "x");
            case FLOAT, NULL -> scalar;
          };
    };
  }
}
