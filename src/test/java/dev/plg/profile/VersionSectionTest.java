package dev.plg.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.catalog.Program;
import dev.plg.catalog.WrittenVersions;
import dev.plg.component.Metadata;
import dev.plg.finding.Finding;
import dev.plg.model.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionSectionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          loki: {version: "3.9"}               | plg knows no Loki 3.9                        | set "3.7": plg knows each minor from 2.9 to 3.7
          loki: {version: "2.8"}               | plg knows no Loki 2.8                        | set "2.9": plg knows each minor from 2.9 to 3.7
          loki: {version: 3}                   | '3' names no minor version                   | write a minor, as in "3.7", or a full version
          loki: {version: "3.6.99"}            | plg knows no Loki 3.6.99                     | set "3.6.15", or "3.6" for the newest patch that plg knows
          grafana: {version: "12.2.7"}         | plg knows no Grafana 12.2.7                  | set "12.2.1", or "12.2" for the newest patch that plg knows
          grafana: {version: "10.3.2"}         | Grafana 10.3.2 was never published, or was withdrawn | set "10.3.3", or "10.3" for the newest patch that plg knows
          promtail: {version: "3.7"}           | plg knows no Promtail 3.7                    | set "3.6": plg knows each minor from 2.5 to 3.6
          tempo: {version: latest}             | 'latest' names no minor version              | write a minor, as in "3.0", or a full version
          tempo: {version: "4.0"}              | plg knows no Tempo 4.0                       | set "3.0": plg knows each minor from 2.3 to 3.0
          helm: {charts: {loki: 6.47.0}}       | plg writes no values for chart loki 6.47.0   | set 6.46.0; `plg versions loki` lists all charts
          helm: {charts: {loki: 4.8.0}}        | plg writes no values for chart loki 4.8.0    | set 5.19.0; `plg versions loki` lists all charts
          helm: {charts: {loki: 7.0.0}}        | two repositories have a chart loki 7.0.0     | write grafana/7.0.0 or grafana-community/7.0.0
          helm: {charts: {loki: grafana/18.11.0}} | grafana has no chart loki 18.11.0         | write grafana-community/18.11.0
          helm: {charts: {tempo: newest}}      | 'newest' is not a version of a chart         | write it as `plg versions tempo` lists it
          helm: {charts: {loki-stack: 2.10.2}} | has no key 'loki-stack'                      | use one of loki, promtail
          agent: {program: alloy, version: "0.40"} | `agent.version` has no effect with program alloy | set `agent.program: grafana-agent`
          helm: {chart: loki-stack, charts: {loki: 6.55.0}} | has no effect with `helm.chart: loki-stack` | remove it, or set `helm.chart: each`
          """)
  void refuses_a_version_with_the_nearest_that_works(String text, String message, String fix) {
    List<Finding> errors =
        Stacks.ofText("full", text).findings().stream().filter(Finding::isError).toList();
    assertEquals(1, errors.size(), errors::toString);
    assertEquals("stack.yaml", errors.getFirst().place().file());
    assertTrue(errors.getFirst().message().contains(message), errors::toString);
    assertTrue(errors.getFirst().fix().startsWith(fix), errors::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                          | LOKI          | 3.7.6  | 18.11.0
          loki: {version: "3.2"}                      | LOKI          | 3.2.2  | 6.20.0
          loki: {version: "2.9.17"}                   | LOKI          | 2.9.17 | 5.48.0
          loki: {version: "2.9.17"}                   | TEMPO         | 2.4.2  | 1.8.0
          loki: {version: "3.7.2"}                    | LOKI          | 3.7.2  | 18.11.0
          loki: {version: "3.2"}                      | TEMPO         | 2.10.8 | 2.2.4
          helm: {charts: {loki: 6.55.0}}              | LOKI          | 3.6.7  | 6.55.0
          helm: {charts: {loki: 6.54.0}}              | LOKI          | 3.6.5  | 6.54.0
          {loki: {version: "3.6"}, helm: {charts: {loki: 6.55.0}}} | LOKI | 3.6.15 | 6.55.0
          helm: {charts: {loki: grafana/7.0.0}}       | LOKI          | 3.6.7  | 7.0.0
          helm: {charts: {tempo: 1.13.0}}             | TEMPO         | 2.6.1  | 1.13.0
          tempo: {version: "2.6"}                     | TEMPO         | 2.6.1  | 1.17.0
          tempo: {version: 2.10}                      | TEMPO         | 2.10.8 | 2.2.4
          tempo: {version: "3.0"}                     | TEMPO         | 3.0.3  | 2.2.4
          grafana: {version: "11.6"}                  | GRAFANA       | 11.6.1 | 8.15.0
          promtail: {version: "3.6"}                  | PROMTAIL      | 3.6.15 | 6.17.1
          agent: {version: "0.40"}                    | GRAFANA_AGENT | 0.40.5 | 0.44.2
          events: {version: "1.6"}                    | EVENT_EXPORTER | 1.6    |
          """)
  void runs_the_version_and_the_chart_that_go_together(
      String text, Program program, String version, String chart) {
    Stack stack = Stacks.ofText("full", text).stack().orElseThrow();
    assertEquals(version, Metadata.release(stack, program).version().toString());
    assertEquals(
        Optional.ofNullable(chart),
        Metadata.release(stack, program).chart().map(it -> it.version()));
  }

  @Test
  void the_readme_names_the_ranges() throws IOException {
    String readme = Files.readString(Path.of("README.md")).replaceAll("\\s+", " ");
    Map.of(
            Program.LOKI, "Loki %s to %s",
            Program.PROMTAIL, "Promtail %s to %s",
            Program.TEMPO, "Tempo %s to %s",
            Program.GRAFANA, "Grafana %s to %s",
            Program.ALLOY, "Alloy %s to %s",
            Program.GRAFANA_AGENT, "Grafana Agent %s to %s",
            Program.EVENT_EXPORTER, "the event exporter %s to %s")
        .forEach(
            (program, words) -> {
              List<String> minors = WrittenVersions.of(program).minors();
              String range = words.formatted(minors.getFirst(), minors.getLast());
              assertTrue(readme.contains(range), range);
            });
  }

  @Test
  void tells_two_charts_of_one_version_apart() {
    assertEquals("https://grafana.github.io/helm-charts", repository("grafana/7.0.0"));
    assertEquals(
        "https://grafana-community.github.io/helm-charts", repository("grafana-community/7.0.0"));
  }

  private static String repository(String chart) {
    Stack stack = Stacks.of("dev", "helm.charts.loki=" + chart);
    return Metadata.release(stack, Program.LOKI).chart().orElseThrow().repository();
  }

  @Test
  void names_no_version_without_a_key() {
    Stack stack = Stacks.of("full");
    assertEquals(Map.of(), stack.versions().programs());
    assertEquals(Map.of(), stack.versions().charts());
  }
}
