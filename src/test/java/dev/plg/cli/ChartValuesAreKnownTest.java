package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.plg.UnpackedCharts;
import dev.plg.catalog.ChartDefaults;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No value that a chart reads is called unknown, whatever it is set to: not by the chart, nor by
/// the program below whose section it is, as `loki.ui.gateway`, which the chart reads.
class ChartValuesAreKnownTest {

  private static final String UNREAD = "helm/unread-value";

  private static final Set<String> UNKNOWN =
      Set.of(UNREAD, "text/unknown-key", "promtail/unknown-key", "tempo/unknown-key");

  private static final Pattern COMMENT = Pattern.compile("(?s)\\{\\{-?\\s*/\\*.*?\\*/\\s*-?}}");
  private static final Pattern DEFINE = Pattern.compile("\\{\\{-?\\s*define (\"[^\"]+\")");
  private static final Pattern VALUE = Pattern.compile("\\.Values\\.(\\w+(?:\\.\\w+)*)");

  static Stream<String> charts() throws IOException {
    return Files.readAllLines(Path.of("src/build/charts.list")).stream();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void every_value_of_the_chart_is_known(String chart) {
    String[] words = chart.split(" ", 2);
    Mapping defaults = ChartDefaults.of(words[0], words[1]).orElseThrow().with(Mapping.EMPTY);
    List<String> unknown = unknown(words[0], words[1], (Mapping) changed(defaults));
    // A chart has values that none of its templates reads.
    assertEquals(List.of(), unknown.stream().filter(it -> !it.contains(UNREAD)).toList());
  }

  /// Whether or not the chart's own values have it.
  @ParameterizedTest
  @MethodSource("charts")
  void every_value_that_a_template_names_is_known(String chart) throws IOException {
    String[] words = chart.split(" ", 2);
    var named = new TreeMap<String, Object>();
    for (String text : templates(UnpackedCharts.folder(words[0], words[1]))) {
      VALUE.matcher(text).results().forEach(it -> add(named, it.group(1)));
    }
    assertFalse(named.isEmpty());
    assertEquals(List.of(), unknown(words[0], words[1], Mapping.of(named)));
  }

  /// The files of a chart and the templates that they define, without those that no other includes.
  private static List<String> templates(Path chart) throws IOException {
    var parts = new ArrayList<String>();
    Path folder = chart.resolve("templates");
    Set<String> ignored = ignored(chart);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (ignored.contains(folder.relativize(file).getName(0).toString())) {
          continue;
        }
        String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
        parts.addAll(List.of(text.split("(?=\\{\\{-?\\s*define )")));
      }
    }
    while (parts.removeIf(part -> isUnused(part, parts))) {}
    return parts;
  }

  /// The folders that a chart leaves out of its releases.
  private static Set<String> ignored(Path chart) throws IOException {
    Path file = chart.resolve(".helmignore");
    return Files.exists(file)
        ? Files.readAllLines(file).stream()
            .filter(line -> line.matches("[\\w-]+/"))
            .map(line -> line.substring(0, line.length() - 1))
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static boolean isUnused(String part, List<String> all) {
    Matcher define = DEFINE.matcher(part);
    return define.lookingAt()
        && all.stream().noneMatch(other -> !other.equals(part) && other.contains(define.group(1)));
  }

  @Test
  void an_invented_value_is_unknown() {
    var invented = new TreeMap<String, Object>();
    add(invented, "loki.ui2.gateway");
    assertEquals(1, unknown("loki", "18.11.0", Mapping.of(invented)).size());
  }

  private static List<String> unknown(String chart, String version, Mapping values) {
    return Cli.runWith(
            YamlWriter.write(values),
            "lint",
            "-o",
            "github",
            "--chart",
            chart,
            "--chart-version",
            version,
            "-")
        .out()
        .lines()
        .filter(line -> UNKNOWN.stream().anyMatch(rule -> line.contains("title=" + rule)))
        .toList();
  }

  /// Sets a path to a text, unless something below it is set.
  @SuppressWarnings("unchecked")
  private static void add(Map<String, Object> tree, String path) {
    Map<String, Object> at = tree;
    List<String> keys = List.of(path.split("\\."));
    for (String key : keys.subList(0, keys.size() - 1)) {
      at =
          (Map<String, Object>)
              at.compute(key, (_, now) -> now instanceof Map ? now : new TreeMap<>());
    }
    at.putIfAbsent(keys.getLast(), "x");
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
