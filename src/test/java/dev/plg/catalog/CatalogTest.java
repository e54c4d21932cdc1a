package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {

  static List<Line> lines() {
    return Catalog.LINES;
  }

  static Stream<ProgramRelease> releases() {
    return Catalog.LINES.stream().flatMap(line -> line.releases().values().stream());
  }

  @Test
  void there_are_two_lines_oldest_first() {
    assertEquals(List.of("2.9", "3.7"), Catalog.lineNames());
    assertEquals("3.7", Catalog.line("3.7").orElseThrow().name());
    assertEquals(Optional.empty(), Catalog.line("3.0"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_line_names_every_program_that_plg_deploys(Line line) {
    var others = EnumSet.complementOf(EnumSet.copyOf(line.releases().keySet()));
    assertEquals(
        EnumSet.of(
            Program.OPENTELEMETRY_COLLECTOR, Program.FLUENT_BIT, Program.FLUENTD, Program.VECTOR),
        others);
    line.releases().forEach((program, release) -> assertEquals(program, release.program()));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_line_is_named_by_the_minor_of_its_loki(Line line) {
    assertEquals(line.name(), line.release(Program.LOKI).version().minor());
  }

  @ParameterizedTest
  @CsvSource({
    "2.9, loki, docker.io/grafana/loki:2.9.6, 5.48.0",
    "2.9, promtail, docker.io/grafana/promtail:2.9.3, 6.15.5",
    "2.9, grafana, docker.io/grafana/grafana:12.3.1, 10.5.15",
    "2.9, tempo, docker.io/grafana/tempo:2.4.2, 1.8.0",
    "2.9, grafana-agent, docker.io/grafana/agent:v0.42.0, 0.42.0",
    "2.9, event-exporter, ghcr.io/resmoio/kubernetes-event-exporter:v1.7,",
    "2.9, k8s-event-logger, docker.io/maxrocketinternet/k8s-event-logger:2.1, 1.1.6",
    "2.9, node-problem-detector,"
        + " registry.k8s.io/node-problem-detector/node-problem-detector:v0.8.18, 2.3.13",
    "3.7, loki, docker.io/grafana/loki:3.7.6, 18.11.0",
    "3.7, promtail, docker.io/grafana/promtail:3.5.1, 6.17.1",
    "3.7, grafana, docker.io/grafana/grafana:13.2.0, 12.11.1",
    "3.7, tempo, docker.io/grafana/tempo:2.10.8, 2.2.4",
    "3.7, grafana-agent, docker.io/grafana/agent:v0.44.2, 0.44.2",
    "3.7, event-exporter, ghcr.io/resmoio/kubernetes-event-exporter:v1.7,",
    "3.7, k8s-event-logger, docker.io/maxrocketinternet/k8s-event-logger:2.7, 1.4.0",
    "3.7, node-problem-detector,"
        + " registry.k8s.io/node-problem-detector/node-problem-detector:v0.8.18, 2.3.13",
  })
  void a_program_has_its_image_and_its_chart(
      String line, String program, String image, String chart) {
    ProgramRelease release =
        Catalog.line(line).orElseThrow().release(Program.of(program).orElseThrow());
    assertEquals(image, release.image().reference());
    assertEquals(Optional.ofNullable(chart), release.chart().map(Chart::version));
    assertTrue(release.image().tag().endsWith(release.version().toString()));
  }

  @ParameterizedTest
  @MethodSource("releases")
  void a_chart_comes_from_a_published_repository(ProgramRelease release) {
    release
        .chart()
        .ifPresent(
            chart -> {
              String scheme = URI.create(chart.repository()).getScheme();
              assertTrue(scheme.equals(chart.isOci() ? "oci" : "https"), chart::repository);
              assertEquals(release.program().id(), chart.name());
              assertTrue(Version.parse(chart.version()).isPresent());
            });
  }

  @Test
  void the_charts_that_say_so_are_deprecated() {
    Set<String> deprecated =
        releases()
            .flatMap(release -> release.chart().stream())
            .filter(Chart::deprecated)
            .map(chart -> chart.name() + " " + chart.version())
            .collect(Collectors.toSet());
    assertEquals(Set.of("promtail 6.17.1", "grafana 10.5.15"), deprecated);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void promtail_and_the_agent_have_ended_and_the_others_not(Line line) {
    for (ProgramRelease release : line.releases().values()) {
      Optional<LocalDate> on = release.endOfLife().map(EndOfLife::on);
      switch (release.program()) {
        case PROMTAIL -> assertEquals(Optional.of(LocalDate.of(2026, 3, 2)), on);
        case GRAFANA_AGENT -> assertEquals(Optional.of(LocalDate.of(2025, 11, 1)), on);
        case LOKI,
            GRAFANA,
            TEMPO,
            ALLOY,
            EVENT_EXPORTER,
            K8S_EVENT_LOGGER,
            NODE_PROBLEM_DETECTOR,
            OPENTELEMETRY_COLLECTOR,
            FLUENT_BIT,
            FLUENTD,
            VECTOR ->
            assertEquals(Optional.empty(), on);
      }
      release
          .endOfLife()
          .ifPresent(
              end -> {
                assertEquals("Grafana Alloy", end.successor());
                assertFalse(end.source().isBlank());
              });
    }
  }

  @Test
  void no_promtail_image_follows_3_6() {
    releases()
        .filter(release -> release.program() == Program.PROMTAIL)
        .forEach(release -> assertFalse(release.version().isAtLeast("3.7")));
  }

  @ParameterizedTest
  @CsvSource({
    "promtail, 6.15.5, automountServiceAccountToken, false",
    "promtail, 6.17.1, automountServiceAccountToken, true",
    "tempo, 1.8.0, tempo.registry, false",
    "tempo, 2.2.4, tempo.registry, true",
    "k8s-event-logger, 1.1.6, args, false",
    "k8s-event-logger, 1.4.0, args, true",
    // it has a default, and no template reads it any more
    "loki, 18.11.0, singleBinary.targetModule, false",
    "loki, 5.48.0, singleBinary.targetModule, true",
  })
  void a_chart_reads_what_its_templates_read(
      String name, String version, String path, boolean reads) {
    assertEquals(reads, new Chart("", name, version, false).reads(path));
  }

  @Test
  void the_affinity_of_an_older_loki_is_a_text() {
    String path = "singleBinary.affinity";
    assertTrue(new Chart("", "loki", "5.48.0", false).takesText(path));
    assertFalse(new Chart("", "loki", "18.11.0", false).takesText(path));
  }

  /// A chart's own image is left to it: its values name a tag where it is of another version.
  @ParameterizedTest
  @MethodSource("releases")
  void a_chart_runs_the_version_of_its_line(ProgramRelease release) {
    release.chart().ifPresent(chart -> assertTrue(chart.runs(release.version()), chart::name));
  }

  @Test
  void loki_stack_is_of_the_line_with_its_promtail() {
    assertEquals(
        Catalog.withinLokiStack(Program.PROMTAIL).map(Chart::version),
        Catalog.line(Catalog.LINE_OF_LOKI_STACK)
            .flatMap(line -> line.release(Program.PROMTAIL).chart())
            .map(Chart::version));
  }

  @Test
  void the_range_of_kubernetes_is_a_range() {
    assertTrue(Catalog.KUBERNETES_MIN.compareTo(Catalog.KUBERNETES_MAX) < 0);
  }
}
