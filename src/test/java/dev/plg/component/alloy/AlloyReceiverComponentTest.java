package dev.plg.component.alloy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Golden;
import dev.plg.Stacks;
import dev.plg.alloy.AlloyFile;
import dev.plg.alloy.Block;
import dev.plg.finding.Finding;
import dev.plg.model.TraceProtocol;
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlloyReceiverComponentTest {

  private static final String OUTSIDE =
      """
      tempo={endpoint: "tempo.example.com:4317",
             tls: {serverName: traces.example.com, caSecret: {name: tempo-ca, key: ca.crt}},
             headers: {X-Scope-OrgID: edge, Authorization: {secret: {name: tempo-token, key: header}}}}\
      """;

  @Test
  void hands_each_signal_to_its_store() {
    Golden.verify(
        Path.of("config/alloy/receiver.alloy"),
        config(
            Stacks.plan(
                "dev",
                "collector=alloy",
                "tempo={}",
                "agent={remoteWrite: \"http://prometheus.monitoring.svc:9090/api/v1/write\"}",
                "loki.tenancy.tenant=acme")));
  }

  @Test
  void forwards_to_a_tempo_outside_by_tls_with_headers() {
    Plan plan = Stacks.plan("dev", OUTSIDE, "agent={program: alloy}");
    Block client =
        AlloyFile.read(Scalar.of(config(plan)))
            .named("otelcol.exporter.otlp")
            .findFirst()
            .flatMap(it -> it.block("client"))
            .orElseThrow();
    String text = config(plan);
    assertEquals(
        Optional.of("tempo.example.com:4317"), client.attribute("endpoint").orElseThrow().text());
    assertTrue(text.contains("sys.env(\"TEMPO_HEADER_1\")"), text);
    assertTrue(text.contains("ca_pem      = sys.env(\"TEMPO_CA\")"), text);
    String deployment = Stacks.object(plan, "grafana-agent/deployment.yaml").toString();
    assertTrue(deployment.contains("TEMPO_CA") && deployment.contains("tempo-ca"), deployment);
    assertTrue(deployment.contains("TEMPO_HEADER_1") && deployment.contains("tempo-token"));
  }

  @ParameterizedTest
  @EnumSource(TraceProtocol.class)
  void applications_keep_their_address(TraceProtocol protocol) {
    String receivers = "agent.receivers=[" + protocol.id() + "]";
    Plan agent = Stacks.plan("dev", "tempo={}", receivers);
    Plan alloy = Stacks.plan("dev", "tempo={}", receivers, "agent.program=alloy");
    for (String file : List.of("service.yaml", "serviceaccount.yaml")) {
      Mapping before = Stacks.object(agent, "grafana-agent/" + file);
      Mapping after = Stacks.object(alloy, "grafana-agent/" + file);
      assertEquals(before.mapping("spec"), after.mapping("spec"));
      assertEquals(before.mapping("metadata").text("name"), after.mapping("metadata").text("name"));
    }
    assertEquals(
        Stacks.object(agent, "grafana-agent/deployment.yaml").mapping("spec").mapping("selector"),
        Stacks.object(alloy, "grafana-agent/deployment.yaml").mapping("spec").mapping("selector"));
    assertTrue(config(alloy).contains("endpoint = \"" + protocol.everywhere() + "\""));
  }

  @Test
  void reads_what_its_version_knows() {
    Plan old = Stacks.plan("dev", OUTSIDE, "agent={program: alloy, image: {tag: v1.4.3}}");
    assertTrue(config(old).contains("= env(\"TEMPO_CA\")"), config(old));
    assertFalse(config(old).contains("deployment_name_from_replicaset"));
    assertTrue(role(old).contains("replicasets"), role(old));
    assertFalse(role(Stacks.plan("dev", OUTSIDE, "agent.program=alloy")).contains("replicasets"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // setting                                        | logs | metrics | traces
        "tempo={}                                         | true | false | true",
        "tempo={}; agent.logs=false                       | false | false | true",
        "tempo={}; loki.version=2.9                       | false | false | true",
        "tempo={}; loki.version=3.5                       | true  | false | true",
        "tempo={}; loki.version=3.6.1                     | true  | false | true",
        "tempo={}; loki.version=2.9.4                     | false | false | true",
        "tempo={}; agent.receivers=[zipkin]               | false | false | true",
        "tempo={}; loki.config={limits_config: {allow_structured_metadata: false}}"
            + " | false | false | true",
        "tempo={}; loki.endpoint=https://l.example.com    | false | false | true",
        "tempo={}; loki.endpoint=https://l.example.com; agent.logs=true | true | false | true",
        "agent.logs=true                                  | true | false | false",
        "agent={}                                         | true | false | false",
        "agent={remoteWrite: \"http://p/w\", logs: false} | false | true | false",
      })
  void takes_what_the_stack_can_store(
      String settings, boolean logs, boolean metrics, boolean traces) {
    Plan plan = Stacks.plan("dev", ("agent.program=alloy; " + settings).split("; *"));
    AlloyFile config = AlloyFile.read(Scalar.of(config(plan)));
    assertEquals(logs, has(config, "otelcol.exporter.otlphttp"));
    assertEquals(metrics, has(config, "prometheus.remote_write"));
    assertEquals(traces, has(config, "otelcol.exporter.otlp"));
    assertEquals(List.of(), config.faults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tempo={}; loki.version=2.9; agent.logs=true | Loki 2.9.6 takes no logs by OTLP",
        "tempo={}; agent.logs=true; loki.schema=[{from: 2024-01-01, store: boltdb-shipper, schema:"
            + " v12}] | the schema period from 2024-01-01 (boltdb-shipper, v12) stores no"
            + " structured metadata, and `agent.logs` needs it",
        "tempo={}; agent.logs=true; loki.config={limits_config: {allow_structured_metadata: false}}"
            + " | `loki.config` forbids structured metadata, and `agent.logs` needs it",
        "tempo={}; agent={logs: true, receivers: [zipkin]}"
            + " | `agent.logs` is set, and `agent.receivers` has no OTLP",
        "tempo={}; agent={remoteWrite: \"http://p/w\", receivers: [zipkin]}"
            + " | `agent.remoteWrite` is set, and `agent.receivers` has no OTLP",
        "agent={receivers: [zipkin]} | `tempo` is missing",
        "agent={logs: false} | `tempo` is missing",
        "tempo={receivers: [otlp-http]}"
            + " | `tempo.receivers` lacks otlp-grpc, the protocol that the agent sends spans in",
        "tempo={}; agent={receivers: [zipkin, otlp-grpc, zipkin]}"
            + " | `agent.receivers` names zipkin twice",
        "tempo={}; agent={program: jaeger} | `agent.program` cannot be the string" + " 'jaeger'",
        "tempo={}; agent={logs: maybe} | `agent.logs` must be a boolean, not the string"
            + " 'maybe'",
        "tempo={}; agent={remoteWrite: prometheus} | `agent.remoteWrite`: 'prometheus' is not an"
            + " HTTP address",
        "tempo={}; agent={log: true} | `agent` has no key 'log'; did you mean 'logs'?",
        "tempo={}; agent={receivers: []} | `agent.receivers` is empty",
        "tempo={}; agent={image: {tag: v0.44.2}}"
            + " | `agent.image` is an image of Grafana Agent, and the program is Alloy",
        "tempo={}; agent={image: {repository: acme/grafana-agent}}"
            + " | `agent.image` is an image of Grafana Agent, and the program is Alloy",
        "tempo={}; events={source: agent}"
            + " | `events.source: agent` needs Grafana Agent, and the agent is Alloy",
        "tempo={}; agent={program: grafana-agent, logs: true}"
            + " | `agent.logs` has no effect with program grafana-agent",
        "tempo={}; agent={program: grafana-agent, remoteWrite: \"http://p/w\"}"
            + " | `agent.remoteWrite` has no effect with program grafana-agent",
      })
  void refuses_what_cannot_be(String settings, String message) {
    List<Finding> findings =
        Stacks.resolved("dev", ("collector=alloy; agent={}; " + settings).split("; *")).findings();
    assertEquals(
        List.of(message),
        findings.stream().filter(Finding::isError).map(Finding::message).toList());
  }

  @Test
  void has_the_image_of_the_other_alloys() {
    Plan plan =
        Stacks.plan("dev", "collector=alloy", "tempo={}", "agent={}", "alloy.image.tag=v1.17.0");
    String deployment = Stacks.object(plan, "grafana-agent/deployment.yaml").toString();
    assertTrue(deployment.contains("grafana/alloy:v1.17.0"), deployment);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true"})
  void several_pods_are_never_taken_away_together(int replicas, boolean isProtected) {
    Plan plan =
        Stacks.plan("dev", "tempo={}", "agent={program: alloy, replicas: " + replicas + "}");
    assertEquals(
        isProtected,
        plan.resources().stream().anyMatch(it -> it.kind().equals("PodDisruptionBudget")));
  }

  private static boolean has(AlloyFile config, String component) {
    return config.named(component).findAny().isPresent();
  }

  private static String role(Plan plan) {
    return Stacks.object(plan, "grafana-agent/clusterrole.yaml").toString();
  }

  private static String config(Plan plan) {
    return Stacks.object(plan, "grafana-agent/configmap.yaml")
        .mapping("data")
        .text("config.alloy")
        .orElseThrow();
  }
}
