package dev.plg.component.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Golden;
import dev.plg.Stacks;
import dev.plg.component.events.EventLines;
import dev.plg.component.logs.PodTargets;
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardsTest {

  private static final String EVENTS = "kubernetes-events.json";
  private static final String LOGS = "logs-overview.json";

  /// The names in the lines of the agent.
  // agent v0.42.0 internal/component/loki/source/kubernetes_events/event_controller.go parseEvent
  private static final Set<String> OF_AGENT =
      Set.of(
          "name",
          "kind",
          "action",
          "objectAPIversion",
          "objectRV",
          "eventRV",
          "reportinginstance",
          "reportingcontroller",
          "sourcecomponent",
          "sourcehost",
          "reason",
          "type",
          "count",
          "msg");

  /// The ways in an Event of the API server.
  // kubernetes staging/src/k8s.io/api/core/v1/types.go Event
  private static final Set<String> OF_API =
      Set.of(
          "type",
          "reason",
          "message",
          "count",
          "involvedObject.kind",
          "involvedObject.name",
          "involvedObject.namespace",
          "source.component",
          "source.host");

  @Test
  void are_the_golden_ones() {
    Mapping files = files(Stacks.plan("dev", "events={}"));
    for (String file : files.keys()) {
      Golden.verify(Path.of("config/grafana/dashboards", file), files.text(file).orElseThrow());
    }
    assertEquals(Set.of(EVENTS, LOGS), files.keys());
  }

  @Test
  void what_nobody_feeds_is_neither_mounted_nor_provided() {
    List<String> objects =
        Stacks.plan("dev", "collector=none").resources().stream()
            .map(resource -> YamlWriter.write(resource.object()))
            .filter(text -> text.contains("dashboards"))
            .toList();
    assertEquals(List.of(), objects);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events={} | event-exporter | job: kubernetes-event-exporter",
        "events.labels={job: mine} | event-exporter | job: mine",
        "events.source=agent | grafana-agent | job_name   = \"kubernetes-events\""
      })
  void events_are_asked_for_by_the_label_that_their_source_sets(
      String setting, String component, String sets) {
    Plan plan = Stacks.plan("dev", setting.strip());
    String config =
        Stacks.object(plan, component.strip() + "/configmap.yaml")
            .mapping("data")
            .plain()
            .toString();
    String wanted = sets.strip();
    assertTrue(config.contains(wanted), config);
    String job = wanted.replaceAll(".*[:=] *\"?([a-z-]+)\"?$", "$1");
    assertTrue(queries(plan, EVENTS).stream().allMatch(it -> it.contains("{job=\"" + job + "\"}")));
  }

  @ParameterizedTest
  @CsvSource({"events.sink=stdout,event-exporter", "events.source=logger,k8s-event-logger"})
  void events_that_promtail_collects_are_asked_for_by_the_app(String setting, String app) {
    Plan plan = Stacks.plan("dev", setting);
    assertTrue(queries(plan, EVENTS).stream().allMatch(it -> it.contains("{app=\"" + app + "\"}")));
    Mapping labels =
        Stacks.object(plan, app + "/deployment.yaml")
            .mapping("spec")
            .mapping("template")
            .mapping("metadata")
            .mapping("labels");
    assertEquals(app, labels.text("app.kubernetes.io/name").orElseThrow());
    assertTrue(PodTargets.LABELS.contains("app"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"events={}", "events.source=logger", "events.source=agent"})
  void fields_are_those_that_the_lines_have(String setting) {
    String fields = EventLines.of(Stacks.of("dev", setting)).orElseThrow().fields();
    Set<String> known = setting.contains("agent") ? OF_AGENT : OF_API;
    String json = fields.substring(fields.indexOf("json"), fields.indexOf(" | "));
    List<String> ways = found(json, "=\"([^\"]+)\"");
    assertFalse(ways.isEmpty());
    assertTrue(known.containsAll(ways), ways.toString());
    for (String label :
        List.of("type", "reason", "kind", "object", "object_namespace", "message")) {
      assertTrue(fields.contains(label + "="), label);
    }
  }

  @Test
  void logs_are_asked_for_by_labels_that_promtail_sets() {
    for (String query : queries(Stacks.plan("dev"), LOGS)) {
      List<String> named = found(query, "[{,] ?([a-z_]+)=~");
      named.addAll(found(query, "by \\(([a-z_, ]+)\\)"));
      for (String label : String.join(", ", named).split(", ", -1)) {
        assertTrue(PodTargets.LABELS.contains(label), label);
      }
    }
  }

  @Test
  void panels_do_not_overlap_and_ask_the_provisioned_source() {
    Mapping files = files(Stacks.plan("dev", "events={}"));
    for (String file : files.keys()) {
      var taken = new HashSet<String>();
      var ids = new HashSet<String>();
      for (Mapping panel : panels(files.text(file).orElseThrow())) {
        assertEquals("loki", panel.mapping("datasource").text("uid").orElseThrow());
        assertTrue(ids.add(panel.text("id").orElseThrow()), file);
        Mapping at = panel.mapping("gridPos");
        for (int x = number(at, "x"); x < number(at, "x") + number(at, "w"); x++) {
          assertTrue(x < 24, file);
          for (int y = number(at, "y"); y < number(at, "y") + number(at, "h"); y++) {
            assertTrue(taken.add(x + "," + y), file + " " + panel.text("title"));
          }
        }
      }
    }
  }

  @Test
  void what_nothing_feeds_has_no_dashboard() {
    assertEquals(Set.of(LOGS), files(Stacks.plan("dev")).keys());
    assertEquals(Set.of(EVENTS), files(Stacks.plan("dev", "collector=none", "events={}")).keys());
  }

  private static int number(Mapping at, String key) {
    return Integer.parseInt(at.text(key).orElseThrow());
  }

  private static Mapping files(Plan plan) {
    return Stacks.object(plan, "grafana/configmap-dashboards.yaml").mapping("data");
  }

  private static List<String> queries(Plan plan, String file) {
    return panels(files(plan).text(file).orElseThrow()).stream()
        .map(panel -> (Mapping) panel.sequence("targets").items().getFirst())
        .map(target -> target.text("expr").orElseThrow())
        .toList();
  }

  private static List<Mapping> panels(String json) {
    Node root = YamlReader.read("dashboard", json).documents().getFirst().root();
    return ((Mapping) root).sequence("panels").items().stream().map(Mapping.class::cast).toList();
  }

  private static List<String> found(String text, String pattern) {
    var found = new ArrayList<String>();
    Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult it) -> it.group(1))
        .forEach(found::add);
    return found;
  }
}
