package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tables in the resources, as `src/build/Atlas.java` writes them.
class KeyTablesTest {

  private static final Path ROOT = Path.of("src/main/resources/dev/plg/catalog");
  private static final Pattern FACT =
      Pattern.compile(
          "(?:(?:>=([0-9.]+))?,?(?:<([0-9.]+))? )?(!?[a-z]*(?:\\([^)]*\\))?"
              + "(?: -[A-Za-z0-9._-]+|(?: (?:experimental|preview|community))?(?: required)?)"
              + "(?:=.*)?)");

  /// A line of a table: its depth, its key and its facts.
  private record Line(int depth, String key, List<String> facts) {

    static Line of(String line) {
      String text = line.stripLeading();
      List<String> columns = List.of(text.split("\t", -1));
      return new Line(
          line.length() - text.length(), columns.getFirst(), columns.subList(1, columns.size()));
    }
  }

  static List<String> tables() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(file -> ROOT.relativize(file).toString())
          .filter(file -> file.endsWith(".keys"))
          .sorted()
          .toList();
    }
  }

  private static List<Line> lines(String table) throws IOException {
    return Files.readAllLines(ROOT.resolve(table)).stream().map(Line::of).toList();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_table_is_sorted_and_has_no_key_twice(String table) throws IOException {
    var way = new ArrayList<String>();
    for (Line line : lines(table)) {
      assertTrue(line.depth() <= way.size(), line::toString);
      if (line.depth() < way.size()) {
        String before = way.get(line.depth());
        assertTrue(before.compareTo(line.key()) < 0, () -> line + " stands behind " + before);
        way.subList(line.depth(), way.size()).clear();
      }
      way.add(line.key());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void facts_follow_each_other_in_the_order_of_versions(String table) throws IOException {
    for (Line line : lines(table)) {
      Version last = Version.of("0");
      for (String text : line.facts()) {
        Matcher fact = FACT.matcher(text);
        assertTrue(fact.matches(), () -> line.key() + ": " + text);
        Version since = fact.group(1) == null ? Version.of("0") : Version.of(fact.group(1));
        assertTrue(last.compareTo(since) <= 0, line::toString);
        last = fact.group(2) == null ? since : Version.of(fact.group(2));
        assertTrue(since.compareTo(last) <= 0, line::toString);
        assertTrue(
            KeyFact.at(Optional.of(last), text, 0, text.length()).isPresent()
                || fact.group(2) != null);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void only_a_map_stands_without_a_fact(String table) throws IOException {
    List<Line> lines = lines(table);
    for (int i = 0; i < lines.size(); i++) {
      boolean hasChildren = i + 1 < lines.size() && lines.get(i + 1).depth() > lines.get(i).depth();
      assertTrue(hasChildren || !lines.get(i).facts().isEmpty(), lines.get(i)::toString);
    }
  }

  @Test
  void every_chart_of_a_line_is_in_the_atlas() {
    Set<String> needed =
        Catalog.LINES.stream()
            .flatMap(line -> line.releases().values().stream())
            .flatMap(release -> release.chart().stream())
            .map(chart -> chart.name() + " " + chart.version())
            .collect(Collectors.toCollection(TreeSet::new));
    needed.forEach(
        chart -> {
          String[] words = chart.split(" ", -1);
          assertTrue(KnownCharts.of(words[0], words[1]).isPresent(), chart);
        });
    assertEquals(14, needed.size());
  }

  @Test
  void every_configured_program_has_its_table() {
    for (dev.plg.catalog.Line line : Catalog.LINES) {
      Stream.of(Program.LOKI, Program.PROMTAIL, Program.TEMPO)
          .map(line::release)
          .forEach(
              release -> {
                ConfigKeys keys = ConfigKeys.of(release.program(), release.version()).orElseThrow();
                assertTrue(keys.isExact(), release::toString);
              });
    }
  }

  @Test
  void a_table_that_is_not_there_is_empty() {
    assertTrue(KeyTable.load("atlas/charts/none", Version.of("1.0")).isEmpty());
  }
}
