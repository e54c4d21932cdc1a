package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsCommandTest {

  /// What there was when the atlas was made; later runs only add to it.
  @ParameterizedTest
  @CsvSource({
    "charts, loki, 470, 2.0.0, 18.11.0",
    "charts, grafana, 580, 5.6.0, 12.11.1",
    "charts, promtail, 90, 2.0.0, 6.17.1",
    "charts, tempo, 120, 0.5.0, 2.2.4",
    "charts, loki-distributed, 180, 0.19.4, 0.80.6",
    "charts, k8s-monitoring, 280, 0.0.1, 4.2.0",
    "programs, loki, 107, 2.0.0, 3.7.6",
    "programs, tempo, 45, 1.5.0, 3.0.3",
    "programs, promtail, 100, 2.0.0, 3.5.1",
    "programs, grafana-agent, 55, 0.30.0, 0.44.8",
    "programs, event-exporter, 17, 0.3, 1.7",
    "programs, alloy, 57, 1.0.0, 1.18.1",
  })
  void lists_every_version(String kind, String name, int least, String first, String later) {
    List<String> versions =
        json(name)
            .sequence(kind)
            .mappings()
            .toList()
            .getFirst()
            .sequence("versions")
            .mappings()
            .map(it -> it.text("version").orElseThrow())
            .toList();
    assertTrue(versions.size() >= least, () -> name + ": " + versions.size());
    assertEquals(first, versions.getFirst());
    assertTrue(versions.contains(later), versions::toString);
  }

  @Test
  void tells_what_a_chart_installs_and_where_it_is_published() {
    Mapping chart = version(json("loki"), "charts", "6.6.2");
    assertEquals("3.0.0", chart.text("app").orElseThrow());
    assertEquals("2024-05-28", chart.text("released").orElseThrow());
    assertEquals("https://grafana.github.io/helm-charts", chart.text("repository").orElseThrow());
  }

  @Test
  void tells_the_images_of_a_version() {
    String text = Cli.run("versions", "loki", "6.55.0").out();
    assertTrue(
        text.lines().anyMatch(it -> it.matches("image +docker.io/grafana/loki:3.6.7")), text);
    Mapping chart =
        (Mapping)
            YamlReader.read("json", Cli.run("versions", "loki", "6.55.0", "-o", "json").out())
                .documents()
                .getFirst()
                .root();
    List<String> images =
        chart
            .sequence("charts")
            .mappings()
            .findFirst()
            .orElseThrow()
            .sequence("images")
            .texts()
            .toList();
    assertTrue(images.contains("docker.io/grafana/loki:3.6.7"), images::toString);
    assertTrue(images.contains("memcached:1.6.39-alpine"), images::toString);
  }

  /// Two publishers have a chart loki 7.0.0.
  @Test
  void tells_two_charts_of_one_version_apart() {
    String text = Cli.run("versions", "loki", "7.0.0").out();
    assertEquals(2, text.lines().filter(it -> it.startsWith("repository ")).count(), text);
  }

  @Test
  void names_where_versions_are_listed() {
    Cli run = Cli.run("versions", "loki", "6.99.0");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("`plg versions loki` lists them"), run.err());
  }

  @Test
  void a_version_that_is_coming_has_no_date() {
    assertTrue(version(json("loki"), "programs", "4.0.0").find("released").orElseThrow().isNull());
    String text = Cli.run("versions", "loki").out();
    assertTrue(text.lines().anyMatch(line -> line.matches("4\\.0\\.0 +coming")), text);
  }

  @Test
  void names_the_end_of_life_of_a_program() {
    String line =
        Cli.run("versions")
            .out()
            .lines()
            .filter(it -> it.matches("promtail +program .*"))
            .findFirst()
            .orElseThrow();
    assertTrue(line.endsWith("end of life 2026-03-02, successor Grafana Alloy"), line);
  }

  @Test
  void refuses_a_name_that_it_does_not_know() {
    Cli run = Cli.run("versions", "lokki");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("no program 'lokki'; did you mean 'loki'?"), run.err());
  }

  private static Mapping json(String name) {
    String text = Cli.run("versions", "-o", "json", name).out();
    return (Mapping) YamlReader.read("versions.json", text).documents().getFirst().root();
  }

  private static Mapping version(Mapping json, String kind, String version) {
    return json.sequence(kind)
        .mappings()
        .flatMap(it -> it.sequence("versions").mappings())
        .filter(it -> it.text("version").filter(version::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }
}
