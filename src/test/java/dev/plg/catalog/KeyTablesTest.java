package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tables as they lie in the resources.
class KeyTablesTest {

  private static final Path ROOT = Path.of("src/main/resources/dev/plg/catalog");

  static List<String> tables() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> ROOT.relativize(file).toString())
          .filter(file -> file.endsWith(".keys"))
          .map(file -> file.replaceFirst("\\.keys$", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_table_is_sorted_and_has_no_key_twice(String name) throws IOException {
    KeyNode root = load(name);
    assertSorted(root);
    assertEquals(Files.readAllLines(ROOT.resolve(name + ".keys")).size(), size(root) - 1);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void only_a_map_stands_without_a_type(String name) {
    assertTyped(load(name));
  }

  @Test
  void every_chart_of_a_line_has_its_table() {
    Set<String> needed =
        Catalog.LINES.stream()
            .flatMap(line -> line.releases().values().stream())
            .flatMap(release -> release.chart().stream())
            .map(chart -> "charts/" + chart.name() + "-" + chart.version())
            .collect(Collectors.toCollection(TreeSet::new));
    needed.forEach(KeyTablesTest::load);
    assertEquals(13, needed.size());
  }

  @Test
  void every_configured_program_has_its_table() {
    for (Line line : Catalog.LINES) {
      Stream.of(Program.LOKI, Program.PROMTAIL, Program.TEMPO)
          .map(line::release)
          .forEach(release -> load("config/" + release.program() + "-" + release.version()));
    }
  }

  @Test
  void a_table_that_is_not_there_is_empty() {
    assertTrue(KeyTable.load("charts/loki-0.0.1").isEmpty());
  }

  private static KeyNode load(String name) {
    return KeyTable.load(name).orElseThrow(() -> new AssertionError("no table " + name)).root();
  }

  private static void assertSorted(KeyNode node) {
    assertEquals(
        List.copyOf(new TreeSet<>(node.children().keySet())),
        List.copyOf(node.children().keySet()));
    node.children().values().forEach(KeyTablesTest::assertSorted);
  }

  private static int size(KeyNode node) {
    return 1 + node.children().values().stream().mapToInt(KeyTablesTest::size).sum();
  }

  private static void assertTyped(KeyNode node) {
    Objects.requireNonNull(node.type());
    assertTrue(node.type() != ValueType.CLOSED || !node.children().isEmpty());
    node.children().values().forEach(KeyTablesTest::assertTyped);
  }
}
