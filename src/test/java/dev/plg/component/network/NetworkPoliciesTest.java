package dev.plg.component.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.finding.Pointer;
import dev.plg.plan.Plan;
import dev.plg.plan.Resource;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkPoliciesTest {

  @Test
  void there_are_none_unless_they_are_asked_for() {
    assertFalse(Stacks.plan("dev").has("network-policies"));
    assertFalse(Stacks.plan("dev", "networkPolicies={enabled: false}").has("network-policies"));
  }

  @Test
  void each_component_is_sent_what_the_stack_sends_it() {
    Plan plan =
        Stacks.plan(
            "dev", "networkPolicies={}", "tempo={}", "agent={}", "events={source: exporter}");
    assertEquals(
        Set.of("promtail>3100", "event-exporter>3100", "grafana>3100"), flows(plan, "loki"));
    assertEquals(Set.of("grafana>3200", "grafana-agent>4317"), flows(plan, "tempo"));
    assertTrue(flows(plan, "grafana-agent").contains("*>4317"));
    assertEquals(Set.of(), flows(plan, "promtail"));
    assertEquals(Set.of(), flows(plan, "event-exporter"));
  }

  @Test
  void replicas_of_loki_reach_each_other() {
    assertTrue(
        flows(Stacks.plan("prod", "networkPolicies={}"), "loki")
            .containsAll(Set.of("loki>3100", "loki>9095", "loki>7946")));
  }

  @Test
  void without_an_agent_applications_send_spans_to_tempo_itself() {
    Plan plan = Stacks.plan("dev", "networkPolicies={}", "tempo={receivers: [otlp-http]}");
    assertEquals(Set.of("grafana>3200", "*>4318"), flows(plan, "tempo"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NodePort", "LoadBalancer"})
  void an_open_grafana_stays_open(String type) {
    Plan plan =
        Stacks.plan("dev", "networkPolicies={}", "grafana={service: {type: %s}}".formatted(type));
    assertEquals(Set.of("everybody>3000"), flows(plan, "grafana"));
  }

  @Test
  void a_grafana_of_the_cluster_is_shut_but_for_named_namespaces() {
    assertEquals(
        Set.of(),
        flows(
            Stacks.plan("dev", "networkPolicies={}", "grafana={service: {type: ClusterIP}}"),
            "grafana"));
    assertEquals(
        Set.of("ingress-nginx>any"),
        flows(
            Stacks.plan(
                "dev",
                "networkPolicies={namespaces: [ingress-nginx]}",
                "grafana={service: {type: ClusterIP}}"),
            "grafana"));
  }

  /// A policy that chooses no pod protects nothing, one that lets in nobody's pods breaks the
  /// stack.
  @Test
  void every_selector_chooses_pods_of_the_stack() {
    Plan plan =
        Stacks.plan(
            "prod",
            "networkPolicies={}",
            "namePrefix=x-",
            "tempo={}",
            "agent={}",
            "events={source: exporter}");
    List<Mapping> pods =
        plan.resources().stream()
            .map(
                it ->
                    it.object()
                        .mapping("spec")
                        .mapping("template")
                        .mapping("metadata")
                        .mapping("labels"))
            .filter(labels -> !labels.isEmpty())
            .toList();
    for (Resource policy : policies(plan)) {
      var selectors = new TreeSet<String>();
      collect(policy.object(), selectors);
      for (String selector : selectors) {
        assertTrue(
            pods.stream()
                .anyMatch(labels -> pairs(labels).containsAll(Set.of(selector.split(";", -1)))),
            policy.name() + " " + selector);
      }
    }
  }

  private static void collect(Mapping here, Set<String> selectors) {
    for (Mapping.Entry entry : here.entries()) {
      if (entry.key().equals("matchLabels")) {
        selectors.add(String.join(";", pairs((Mapping) entry.value())));
      } else if (entry.value() instanceof Mapping below) {
        collect(below, selectors);
      } else {
        here.sequence(entry.key()).mappings().forEach(item -> collect(item, selectors));
      }
    }
  }

  private static Set<String> pairs(Mapping labels) {
    return labels.keys().stream()
        .map(key -> key + "=" + labels.text(key).orElse(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Resource> policies(Plan plan) {
    return plan.resources().stream().filter(it -> it.kind().equals("NetworkPolicy")).toList();
  }

  /// `who>port` of each ingress rule.
  private static Set<String> flows(Plan plan, String component) {
    var flows = new TreeSet<String>();
    Mapping spec =
        policies(plan).stream()
            .filter(it -> it.file().equals(component + ".yaml"))
            .findFirst()
            .orElseThrow()
            .object()
            .mapping("spec");
    assertEquals("Ingress", spec.find(Pointer.of("policyTypes", "0")).orElseThrow().plain());
    for (Mapping rule : spec.sequence("ingress").mappings().toList()) {
      List<String> ports =
          rule.sequence("ports").mappings().map(port -> port.text("port").orElseThrow()).toList();
      List<String> who = rule.sequence("from").mappings().map(NetworkPoliciesTest::who).toList();
      for (String from : who.isEmpty() ? List.of("everybody") : who) {
        (ports.isEmpty() ? List.of("any") : ports).forEach(port -> flows.add(from + ">" + port));
      }
    }
    return flows;
  }

  private static String who(Mapping from) {
    if (from.find("namespaceSelector").isPresent()) {
      return from.find(Pointer.of("namespaceSelector", "matchExpressions", "0", "values", "0"))
          .map(it -> String.valueOf(it.plain()))
          .orElse("*");
    }
    return from.mapping("podSelector")
        .mapping("matchLabels")
        .text("app.kubernetes.io/name")
        .orElseThrow();
  }
}
