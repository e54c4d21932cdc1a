package dev.plg.component.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Golden;
import dev.plg.Stacks;
import dev.plg.component.logs.PodTargets;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasourcesTest {

  @ParameterizedTest
  @ValueSource(strings = {"loki={}", "tempo={}"})
  void exactly_one_is_the_default(String setting) {
    assertEquals(
        1,
        sources(setting).stream()
            .filter(it -> it.text("isDefault").equals(Optional.of("true")))
            .count());
  }

  @Test
  void every_uid_that_is_referred_to_is_provisioned() {
    List<Mapping> sources = sources("tempo={}");
    Set<String> uids =
        sources.stream().map(it -> it.text("uid").orElseThrow()).collect(Collectors.toSet());
    var named = new HashSet<String>();
    sources.forEach(it -> collect(it, named));
    assertEquals(Set.of("loki", "tempo"), named);
    assertTrue(uids.containsAll(named), named.toString());
  }

  @Test
  void a_span_leads_to_lines_by_labels_that_promtail_sets() {
    Mapping tempo = sources("tempo={}").getLast();
    List<Node> tags = tempo.mapping("jsonData").mapping("tracesToLogsV2").sequence("tags").items();
    assertFalse(tags.isEmpty());
    for (Node tag : tags) {
      String label = ((Mapping) tag).text("value").orElseThrow();
      assertTrue(PodTargets.LABELS.contains(label), label);
    }
  }

  @Test
  void with_an_agent_a_span_leads_to_lines_by_what_the_agent_sets() {
    Mapping tempo = sources("tempo={}", "agent={}").getLast();
    String tags = tempo.mapping("jsonData").mapping("tracesToLogsV2").sequence("tags").toString();
    assertTrue(tags.contains("k8s.namespace.name") && tags.contains("k8s.pod.name"), tags);
    assertFalse(tags.contains("service.name"), tags);
  }

  @Test
  void a_tempo_outside_is_asked_at_its_address() {
    Mapping tempo =
        sources("tempo={endpoint: \"tempo.example:4317\", url: \"https://tempo.example/q\"}")
            .getLast();
    assertEquals("https://tempo.example/q", tempo.text("url").orElseThrow());
    assertEquals("tempo", tempo.text("uid").orElseThrow());
  }

  @Test
  void the_service_graph_is_drawn_only_where_something_makes_it() {
    String prometheus = "prometheus={url: \"http://prometheus.example:9090\"}";
    String write = "tempo.remoteWrite=http://prometheus.example:9090/api/v1/write";
    assertFalse(graph("tempo={}", "tempo.remoteWrite=http://p.example/w").contains("serviceMap"));
    assertFalse(graph("tempo={}", prometheus).contains("serviceMap"));
    assertTrue(graph("tempo={}", prometheus).contains("nodeGraph"));
    assertTrue(graph(write, prometheus).contains("serviceMap"));
    assertFalse(graph("tempo={}").contains("nodeGraph"));
  }

  @Test
  void a_prometheus_outside_is_provisioned_by_the_uid_that_others_name() {
    List<Mapping> sources =
        sources(
            "prometheus={url: \"http://prometheus.example:9090\", uid: metrics}",
            "tempo.remoteWrite=http://prometheus.example:9090/api/v1/write");
    assertEquals("metrics", sources.getLast().text("uid").orElseThrow());
    assertEquals("prometheus", sources.getLast().text("type").orElseThrow());
    assertTrue(sources.get(1).toString().contains("metrics"), sources.toString());
    assertEquals(
        1, sources.stream().filter(it -> it.text("isDefault").equals(Optional.of("true"))).count());
  }

  @Test
  void a_grafana_of_another_chart_gets_whole_names_and_no_second_default() {
    Golden.verify(
        Path.of("config/grafana/additional-data-sources.yaml"),
        YamlWriter.write(
            GrafanaComponent.additionalDataSources(
                Stacks.of(
                    "dev",
                    "tempo={}",
                    "grafana.enabled=false",
                    "namespace=observability",
                    "prometheus={url: \"http://prometheus.example:9090\"}"))));
  }

  @Test
  void without_a_collector_no_span_leads_to_lines() {
    Mapping tempo = sources("tempo={}", "collector=none").getLast();
    assertTrue(tempo.find("jsonData").isEmpty(), tempo.toString());
  }

  @Test
  void the_dollar_of_the_link_survives_provisioning() {
    Mapping loki = sources("tempo={}").getFirst();
    Mapping field = (Mapping) loki.mapping("jsonData").sequence("derivedFields").items().getFirst();
    assertEquals("$${__value.raw}", field.text("url").orElseThrow());
    assertFalse(field.text("matcherRegex").orElseThrow().contains("$"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "level=info traceID=4bf92f3577b34da6a3ce929d0e0e4736 msg=ok",
        "{\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}",
        "{\"traceId\": \"4bf92f3577b34da6a3ce929d0e0e4736\"}",
        "{\"log\":\"{\\\"trace.id\\\":\\\"4bf92f3577b34da6a3ce929d0e0e4736\\\"}\"}",
        "trace-id: 4bf92f3577b34da6a3ce929d0e0e4736",
        "[TraceId=4bf92f3577b34da6a3ce929d0e0e4736]"
      })
  void finds_the_trace_id_in_a_line(String line) {
    Matcher matcher = Pattern.compile(Correlations.TRACE_ID).matcher(line);
    assertTrue(matcher.find(), line);
    assertEquals("4bf92f3577b34da6a3ce929d0e0e4736", matcher.group(1));
  }

  private static String graph(String... settings) {
    return sources(settings).get(1).toString();
  }

  private static List<Mapping> sources(String... settings) {
    Mapping file =
        Stacks.configuration(Stacks.plan("dev", settings), "grafana", "datasources.yaml");
    return file.sequence("datasources").items().stream().map(Mapping.class::cast).toList();
  }

  private static void collect(Node node, Set<String> uids) {
    switch (node) {
      case Mapping mapping -> {
        mapping.text("datasourceUid").ifPresent(uids::add);
        mapping.entries().forEach(entry -> collect(entry.value(), uids));
      }
      case Sequence list -> list.items().forEach(item -> collect(item, uids));
      default -> {}
    }
  }
}
