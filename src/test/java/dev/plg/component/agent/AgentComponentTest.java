package dev.plg.component.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Golden;
import dev.plg.Stacks;
import dev.plg.finding.Finding;
import dev.plg.model.TraceProtocol;
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentComponentTest {

  private static final String OUTSIDE =
      """
      tempo={endpoint: "tempo.example.com:4317",
             tls: {serverName: traces.example.com, caSecret: {name: tempo-ca, key: ca.crt}},
             headers: {X-Scope-OrgID: edge, Authorization: {secret: {name: tempo-token, key: header}}}}\
      """;

  @Test
  void forwards_to_the_tempo_of_the_stack() {
    Golden.verify(
        Path.of("config/grafana-agent/tempo-here.river"),
        river(Stacks.plan("dev", "tempo={}", "agent={}")));
  }

  @Test
  void forwards_to_a_tempo_outside_by_tls_with_headers() {
    Plan plan = Stacks.plan("dev", OUTSIDE, "agent={}");
    Golden.verify(Path.of("config/grafana-agent/tempo-outside.river"), river(plan));
    String deployment = Stacks.object(plan, "grafana-agent/deployment.yaml").toString();
    assertTrue(deployment.contains("TEMPO_CA") && deployment.contains("tempo-ca"), deployment);
    assertTrue(deployment.contains("TEMPO_HEADER_1") && deployment.contains("tempo-token"));
  }

  @ParameterizedTest
  @EnumSource(TraceProtocol.class)
  void receives_a_protocol_where_its_service_publishes_it(TraceProtocol protocol) {
    Plan plan = Stacks.plan("dev", "tempo={}", "agent.receivers=[" + protocol.id() + "]");
    String river = river(plan);
    assertEquals(List.of(), RiverText.of(river).faults(), river);
    assertEquals(1, river.split("0.0.0.0:", -1).length - 1, river);
    assertTrue(river.contains("\"0.0.0.0:" + protocol.port() + "\""), river);
    Mapping service = Stacks.object(plan, "grafana-agent/service.yaml").mapping("spec");
    assertEquals(2, service.sequence("ports").items().size());
    Mapping port = (Mapping) service.sequence("ports").items().getLast();
    assertEquals(protocol.id(), port.text("name").orElseThrow());
    assertEquals(protocol.transport(), port.text("protocol").orElseThrow());
  }

  @Test
  void watches_events_alone_in_one_pod_that_remembers() {
    Plan plan =
        Stacks.plan(
            "dev", "events={source: agent, namespaces: [a, b]}", "loki.tenancy={tenant: t1}");
    String river = river(plan);
    Golden.verify(Path.of("config/grafana-agent/events.river"), river);
    assertEquals(List.of(), RiverText.of(river).faults(), river);
    Mapping spec = Stacks.object(plan, "grafana-agent/deployment.yaml").mapping("spec");
    assertEquals("1", spec.text("replicas").orElseThrow());
    assertTrue(spec.toString().contains("Recreate"), spec.toString());
    Stacks.object(plan, "grafana-agent/pvc.yaml");
  }

  @Test
  void watches_events_and_takes_spans_in_the_same_pod() {
    String river = river(Stacks.plan("dev", "tempo={}", "agent={}", "events.source=agent"));
    assertEquals(List.of(), RiverText.of(river).faults(), river);
    assertTrue(river.contains("kubernetes_events") && river.contains("receiver.otlp"), river);
  }

  @Test
  void two_pods_that_watch_events_are_refused() {
    assertEquals(
        List.of("stack/choice"), errors("tempo={}", "agent.replicas=2", "events.source=agent"));
  }

  @Test
  void batches_limits_memory_and_tries_again() {
    List<String> blocks = RiverText.of(river(Stacks.plan("dev", "tempo={}", "agent={}"))).blocks();
    assertTrue(blocks.contains("otelcol.processor.batch"), blocks.toString());
    assertTrue(blocks.contains("otelcol.processor.memory_limiter"), blocks.toString());
    assertTrue(blocks.contains("otelcol.exporter.otlp/retry_on_failure"), blocks.toString());
  }

  @Test
  void follows_the_affix_of_the_stack() {
    String river = river(Stacks.plan("dev", "tempo={}", "agent={}", "namePrefix=x-"));
    assertTrue(river.contains("\"x-tempo:4317\""), river);
  }

  @Test
  void without_a_tempo_an_agent_is_refused() {
    assertEquals(List.of("stack/missing"), errors("agent={}"));
  }

  @Test
  void a_tempo_that_the_agent_cannot_speak_to_is_refused() {
    assertEquals(List.of("stack/receivers"), errors("agent={}", "tempo.receivers=[zipkin]"));
  }

  @Test
  void what_belongs_to_a_tempo_of_the_stack_is_refused_beside_an_endpoint() {
    assertEquals(
        List.of("stack/outside"), errors("tempo={endpoint: \"a.example:4317\", retention: 7d}"));
    assertEquals(List.of("stack/outside"), errors("tempo={headers: {a: b}}"));
  }

  @Test
  void a_secret_without_its_key_is_refused() {
    assertEquals(
        List.of("stack/missing"),
        errors("tempo={endpoint: \"a.example:4317\", headers: {a: {secret: {name: b}}}}"));
  }

  @Test
  void no_header_is_in_the_clear_where_it_comes_from_a_secret() {
    assertFalse(river(Stacks.plan("dev", OUTSIDE, "agent={}")).contains("tempo-token"));
  }

  private static List<String> errors(String... settings) {
    return Stacks.resolved("dev", settings).findings().stream()
        .filter(Finding::isError)
        .map(Finding::rule)
        .toList();
  }

  private static String river(Plan plan) {
    return Stacks.object(plan, "grafana-agent/configmap.yaml")
        .mapping("data")
        .text("config.river")
        .orElseThrow();
  }
}
