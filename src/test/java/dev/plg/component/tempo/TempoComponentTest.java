package dev.plg.component.tempo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Pointer;
import dev.plg.model.TraceProtocol;
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TempoComponentTest {

  private static final String WRITE = "http://prometheus.example:9090/api/v1/write";

  @ParameterizedTest
  @CsvSource({"2.9,2.4,3100", "3.7,2.10,3200"})
  void answers_queries_on_the_port_of_its_line(String line, String version, String port) {
    Plan plan = Stacks.plan("dev", "tempo={}", "loki.version=\"" + line + "\"");
    Mapping server = Stacks.configuration(plan, "tempo", "tempo.yaml").mapping("server");
    assertEquals(port, server.text("http_listen_port").orElseThrow());
    assertTrue(ports(plan, "tempo/service.yaml", "port").contains("http-metrics:" + port + ":"));
    String image = text(pod(plan), Pointer.of("containers", "0", "image"));
    assertTrue(image.contains(":" + version + "."), image);
    Mapping datasources = Stacks.configuration(plan, "grafana", "datasources.yaml");
    assertTrue(datasources.toString().contains("http://tempo:" + port), datasources.toString());
  }

  @ParameterizedTest
  @CsvSource({"2.9,2.4", "3.7,2.10"})
  void writes_only_keys_that_this_version_of_tempo_knows(String line, String version) {
    Plan plan =
        Stacks.plan(
            "dev",
            "tempo={ingest: 9MB/s, remoteWrite: \"" + WRITE + "\"}",
            "loki.version=\"" + line + "\"");
    Mapping config = Stacks.configuration(plan, "tempo", "tempo.yaml");
    assertEquals(
        List.of(), ConfigKeys.of(Program.TEMPO, Version.of(version)).orElseThrow().unknown(config));
  }

  @ParameterizedTest
  @EnumSource(TraceProtocol.class)
  void receives_on_all_interfaces_and_publishes_the_port(TraceProtocol protocol) {
    Plan plan = Stacks.plan("dev", "tempo.receivers=[" + protocol.id() + "]");
    Mapping config = Stacks.configuration(plan, "tempo", "tempo.yaml");
    String receivers = config.mapping("distributor").mapping("receivers").toString();
    assertEquals(1, receivers.split("endpoint", -1).length - 1, receivers);
    assertTrue(receivers.contains("0.0.0.0:" + protocol.port()), receivers);
    String port = protocol.id() + ":" + protocol.port() + ":" + protocol.transport();
    assertTrue(ports(plan, "tempo/service.yaml", "port").contains(port));
    assertTrue(containerPorts(plan).contains(port), containerPorts(plan).toString());
  }

  @Test
  void publishes_no_protocol_that_it_does_not_receive() {
    Plan plan = Stacks.plan("dev", "tempo={}");
    assertEquals(
        List.of("http-metrics:3200:", "grpc:9095:", "otlp-grpc:4317:TCP", "otlp-http:4318:TCP"),
        ports(plan, "tempo/service.yaml", "port"));
  }

  @Test
  void every_protocol_has_a_name_that_a_port_may_have() {
    Arrays.stream(TraceProtocol.values())
        .forEach(it -> assertTrue(it.id().length() <= 15, it.id()));
  }

  @Test
  void one_setting_turns_on_all_parts_of_the_metrics_generator() {
    Mapping off = Stacks.configuration(Stacks.plan("dev", "tempo={}"), "tempo", "tempo.yaml");
    assertTrue(off.find("metrics_generator").isEmpty() && off.find("overrides").isEmpty());
    Mapping on =
        Stacks.configuration(
            Stacks.plan("dev", "tempo.remoteWrite=" + WRITE), "tempo", "tempo.yaml");
    assertEquals(
        WRITE, text(on, Pointer.of("metrics_generator", "storage", "remote_write", "0", "url")));
    assertEquals(
        "/var/tempo/generator/wal", text(on, Pointer.of("metrics_generator", "storage", "path")));
    assertEquals(
        List.of("service-graphs", "span-metrics"),
        on.mapping("overrides")
            .mapping("defaults")
            .mapping("metrics_generator")
            .sequence("processors")
            .plain());
  }

  @Test
  void keeps_traces_as_long_as_asked() {
    Plan plan = Stacks.plan("dev", "tempo.retention=3d");
    assertEquals(
        "72h",
        text(
            Stacks.configuration(plan, "tempo", "tempo.yaml"),
            Pointer.of("compactor", "compaction", "block_retention")));
  }

  @Test
  void follows_the_disk_of_the_logs_unless_asked_otherwise() {
    Pointer claim = Pointer.of("spec", "volumeClaimTemplates", "0", "spec");
    String disk = "storage.filesystem={size: 33Gi, storageClass: gp3}";
    Node like =
        Stacks.object(Stacks.plan("dev", disk, "tempo={}"), "tempo/statefulset.yaml")
            .find(claim)
            .orElseThrow();
    assertTrue(like.toString().contains("33Gi") && like.toString().contains("gp3"));
    Node other =
        Stacks.object(
                Stacks.plan("dev", disk, "tempo.persistence={size: 7Gi, storageClass: fast}"),
                "tempo/statefulset.yaml")
            .find(claim)
            .orElseThrow();
    assertTrue(other.toString().contains("7Gi") && other.toString().contains("fast"));
  }

  private static Mapping pod(Plan plan) {
    return Stacks.object(plan, "tempo/statefulset.yaml")
        .mapping("spec")
        .mapping("template")
        .mapping("spec");
  }

  private static List<String> containerPorts(Plan plan) {
    Mapping container = (Mapping) pod(plan).sequence("containers").items().getFirst();
    return ports(container, "containerPort");
  }

  private static List<String> ports(Plan plan, String path, String key) {
    return ports(Stacks.object(plan, path).mapping("spec"), key);
  }

  private static List<String> ports(Mapping holder, String key) {
    return holder.sequence("ports").items().stream()
        .map(Mapping.class::cast)
        .map(
            it ->
                it.text("name").orElseThrow()
                    + ":"
                    + it.text(key).orElseThrow()
                    + ":"
                    + it.text("protocol").orElse(""))
        .collect(Collectors.toList());
  }

  private static String text(Mapping tree, Pointer at) {
    return String.valueOf(tree.find(at).orElseThrow().plain());
  }
}
