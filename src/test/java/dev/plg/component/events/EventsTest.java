package dev.plg.component.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Golden;
import dev.plg.Stacks;
import dev.plg.finding.Finding;
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {

  @Test
  void the_exporter_sends_to_loki_by_its_own_sink() {
    golden("loki", "events={}");
  }

  @Test
  void the_exporter_sends_as_the_tenant() {
    golden("loki-tenant", "events={}", "loki.tenancy={tenant: team-a}");
  }

  @Test
  void the_exporter_prints_for_the_collector() {
    golden("stdout", "events.sink=stdout");
  }

  @Test
  void the_exporter_drops_by_rules() {
    golden(
        "loki-drop",
        """
        events={drop: [{type: "^Normal$", reason: "Pulled|Created"}, {namespace: "^kube-"},
                       {message: "costs \\\\$5 [$]"}],
                labels: {cluster: c1, job: events}, maxEventAgeSeconds: 120, lookup: true}\
        """);
  }

  @Test
  void an_old_image_gets_the_sink_that_it_knows() {
    String image =
        "{registry: docker.io, repository: opsgenie/kubernetes-event-exporter, tag: \"0.9\"}";
    Plan plan = Stacks.plan("dev", "events={sink: stdout, image: " + image + "}");
    golden("stdout-0.9", plan);
    String deployment = Stacks.object(plan, "event-exporter/deployment.yaml").toString();
    assertTrue(deployment.contains("docker.io/opsgenie/kubernetes-event-exporter:0.9"));
    assertFalse(deployment.contains("/-/ready"), deployment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"namespaces: [a]", "ignoreNormal: true"})
  void what_belongs_to_another_source_is_refused(String key) {
    assertEquals(List.of("stack/choice"), errors("events={" + key + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*test*", "(?!a)b", "a**", "(a)\\\\1", "[a", "a{2000}", "\\\\Z", "x*+"})
  void what_go_would_not_compile_is_refused(String regex) {
    assertEquals(List.of("stack/value"), errors("events={drop: [{reason: \"" + regex + "\"}]}"));
  }

  @Test
  void a_rule_that_drops_everything_is_refused() {
    assertEquals(List.of("stack/value"), errors("events={drop: [{}]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{job: \"\"}", "{job: \"a$b\"}", "{job: \"{{ .Namespace }}\"}", "{a-b: c}"})
  void a_label_that_would_not_arrive_is_refused(String labels) {
    assertEquals(List.of("stack/value"), errors("events={labels: " + labels + "}"));
  }

  @Test
  void the_exporter_may_read_events_alone_unless_it_looks_objects_up() {
    String alone = role("events={}");
    assertTrue(alone.contains("events") && !alone.contains("nodes"), alone);
    String lookup = role("events.lookup=true");
    assertTrue(lookup.contains("nodes"), lookup);
    assertFalse(lookup.contains("secrets"), lookup);
  }

  @Test
  void only_one_way_is_taken() {
    Plan plan = Stacks.plan("dev", "events.source=logger");
    Stacks.object(plan, "k8s-event-logger/deployment.yaml");
    Assertions.assertThrows(
        NoSuchElementException.class, () -> Stacks.object(plan, "event-exporter/deployment.yaml"));
  }

  @Test
  void the_logger_is_told_to_leave_out_normal_events() {
    Plan plan = Stacks.plan("dev", "events={source: logger, ignoreNormal: true}");
    String deployment = Stacks.object(plan, "k8s-event-logger/deployment.yaml").toString();
    assertTrue(deployment.contains("-ignore-normal"), deployment);
  }

  private static String role(String setting) {
    Mapping role = Stacks.object(Stacks.plan("dev", setting), "event-exporter/clusterrole.yaml");
    return role.sequence("rules").toString();
  }

  private static List<String> errors(String... settings) {
    return Stacks.resolved("dev", settings).findings().stream()
        .filter(Finding::isError)
        .map(Finding::rule)
        .toList();
  }

  private static void golden(String name, String... settings) {
    golden(name, Stacks.plan("dev", settings));
  }

  private static void golden(String name, Plan plan) {
    String text =
        Stacks.object(plan, "event-exporter/configmap.yaml")
            .mapping("data")
            .text("config.yaml")
            .orElseThrow();
    assertFalse(text.contains("$"), text);
    Golden.verify(Path.of("config/event-exporter/" + name + ".yaml"), text);
  }
}
