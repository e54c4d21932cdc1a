package dev.plg.component.alloy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Golden;
import dev.plg.Stacks;
import dev.plg.alloy.AlloyFile;
import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.component.events.EventLines;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.model.Quantity;
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlloyEventsComponentTest {

  @Test
  void sends_the_events_of_some_namespaces_as_the_tenant() {
    Golden.verify(
        Path.of("config/alloy/events.alloy"),
        config(
            Stacks.plan(
                "dev",
                "events={source: alloy, namespaces: [a, b], labels: {cluster: c1}}",
                "loki.tenancy.tenant=acme")));
  }

  @Test
  void no_dashboard_changes_with_the_source() {
    assertEquals(dashboards("exporter"), dashboards("alloy"));
  }

  private static Mapping dashboards(String source) {
    Plan plan = Stacks.plan("dev", "events={source: " + source + ", labels: {job: events}}");
    return Stacks.object(plan, "grafana/configmap-dashboards.yaml");
  }

  /// A path that no line has would leave a panel empty, without an error.
  @Test
  void a_line_has_each_field_that_queries_ask_for() {
    String query = EventLines.of(Stacks.of("dev", "events={source: alloy}")).orElseThrow().fields();
    String shape = template().text().orElseThrow();
    Set<String> asked = found("=\"([a-zA-Z.]+)\"", query);
    assertEquals(
        Set.of(
            "type",
            "reason",
            "message",
            "involvedObject.kind",
            "involvedObject.name",
            "involvedObject.namespace",
            "source.component"),
        asked);
    for (String path : asked) {
      for (String key : path.split("\\.", -1)) {
        assertTrue(shape.contains("\"" + key + "\""), path);
      }
    }
  }

  @Test
  void the_line_is_made_of_what_is_read_of_alloys_own() {
    Set<String> read =
        process().block("stage.json").orElseThrow().attribute("expressions").stream()
            .flatMap(it -> found("([A-Za-z]+) += \"\"", config(plan())).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    // a label of the line, which every stage can read
    read.add("namespace");
    assertEquals(read, found(" \\.([A-Za-z]+)", template().text().orElseThrow()));
  }

  private static Set<String> found(String regex, String text) {
    return Pattern.compile(regex)
        .matcher(text)
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void one_pod_watches_and_remembers() {
    Plan plan =
        Stacks.plan(
            "dev",
            "collector=alloy",
            "events={source: alloy, persistence: {size: 2Gi, storageClass: fast}}");
    Mapping spec = Stacks.object(plan, "alloy-events/statefulset.yaml").mapping("spec");
    assertEquals(Optional.of("1"), spec.text("replicas"));
    Mapping claim =
        (Mapping) spec.find(Pointer.of("volumeClaimTemplates", "0", "spec")).orElseThrow();
    assertEquals(Optional.of("fast"), claim.text("storageClassName"));
    assertEquals(
        new Quantity("2Gi").toString(),
        claim.mapping("resources").mapping("requests").text("storage").orElseThrow());
    assertEquals(
        1,
        plan.resources().stream()
            .filter(it -> it.object().toString().contains("loki.source.kubernetes_events"))
            .filter(it -> it.kind().equals("ConfigMap"))
            .count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"promtail", "alloy", "none"})
  void needs_no_collector(String collector) {
    Plan plan = Stacks.plan("dev", "collector=" + collector, "events={source: alloy}");
    assertEquals(List.of(), AlloyFile.read(Scalar.of(config(plan))).faults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sink: loki                    | `events.sink` has no effect with source alloy",
        "maxEventAgeSeconds: 5         | `events.maxEventAgeSeconds` has no effect with source"
            + " alloy",
        "lookup: true                  | `events.lookup` has no effect with source alloy",
        "drop: [{type: Normal}]        | `events.drop` has no effect with source alloy",
        "ignoreNormal: true            | `events.ignoreNormal` has no effect with source alloy",
        "namespaces: shop              | `events.namespaces` must be a list, not the string 'shop'",
        "namespace: [shop]             | `events` has no key 'namespace'; did you mean"
            + " 'namespaces'?",
        "image: {repository: a/kubernetes-event-exporter}"
            + " | `events.image` is an image of the event exporter, and the program is Alloy",
      })
  void refuses_what_has_no_effect(String key, String message) {
    List<Finding> findings =
        Stacks.resolved("dev", "events={source: alloy, " + key + "}").findings();
    assertEquals(
        List.of(message),
        findings.stream().filter(Finding::isError).map(Finding::message).toList());
  }

  private static Plan plan() {
    return Stacks.plan("dev", "events={source: alloy}");
  }

  private static Block process() {
    return AlloyFile.read(Scalar.of(config(plan())))
        .named("loki.process")
        .findFirst()
        .orElseThrow();
  }

  private static Attribute template() {
    return process().block("stage.template").flatMap(it -> it.attribute("template")).orElseThrow();
  }

  private static String config(Plan plan) {
    return Stacks.object(plan, "alloy-events/configmap.yaml")
        .mapping("data")
        .text("config.alloy")
        .orElseThrow();
  }
}
