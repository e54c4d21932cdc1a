package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Deployments;
import dev.plg.Deployments.Deployment;
import dev.plg.catalog.ChartDefaults;
import dev.plg.finding.Pointer;
import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a chart does where nobody speaks is said in every values file, chart by chart and version
/// by version: a default may change, and an installation may not change with it.
class ChartTrapsTest {

  /// The values that are the same in every stack; `*` for one that differs, but is said.
  private static final Map<String, Map<String, String>> SAID =
      Map.ofEntries(
          Map.entry(
              "alloy-1.11.1",
              Map.ofEntries(
                  Map.entry("fullnameOverride", "*"),
                  Map.entry("alloy.storagePath", "/var/lib/alloy"),
                  Map.entry("alloy.enableReporting", "false"),
                  Map.entry("configReloader.enabled", "false"),
                  Map.entry("crds.create", "false"),
                  Map.entry("service.enabled", "false"))),
          Map.entry(
              "loki-5.48.0",
              Map.ofEntries(
                  Map.entry("singleBinary.replicas", "*"),
                  Map.entry("write.replicas", "0"),
                  Map.entry("read.replicas", "0"),
                  Map.entry("backend.replicas", "0"),
                  Map.entry("loki.auth_enabled", "*"),
                  Map.entry("loki.storage.type", "*"),
                  Map.entry("singleBinary.persistence.size", "*"),
                  Map.entry("singleBinary.persistence.enableStatefulSetAutoDeletePVC", "false"),
                  Map.entry("gateway.enabled", "false"),
                  Map.entry("test.enabled", "false"),
                  Map.entry("monitoring.lokiCanary.enabled", "false"),
                  Map.entry("monitoring.selfMonitoring.enabled", "false"),
                  Map.entry("monitoring.selfMonitoring.grafanaAgent.installOperator", "false"),
                  Map.entry("monitoring.dashboards.enabled", "false"),
                  Map.entry("monitoring.rules.enabled", "false"),
                  Map.entry("monitoring.serviceMonitor.enabled", "false"),
                  Map.entry("sidecar.rules.enabled", "false"),
                  Map.entry("fullnameOverride", "*"))),
          Map.entry(
              "loki-18.11.0",
              Map.ofEntries(
                  Map.entry("deploymentMode", "Monolithic"),
                  Map.entry("singleBinary.replicas", "*"),
                  Map.entry("write.replicas", "0"),
                  Map.entry("read.replicas", "0"),
                  Map.entry("backend.replicas", "0"),
                  Map.entry("loki.auth_enabled", "*"),
                  Map.entry("loki.storage.type", "*"),
                  Map.entry("singleBinary.persistence.size", "*"),
                  Map.entry("singleBinary.persistence.enableStatefulSetAutoDeletePVC", "false"),
                  Map.entry("gateway.enabled", "false"),
                  Map.entry("test.enabled", "false"),
                  Map.entry("lokiCanary.enabled", "false"),
                  Map.entry("chunksCache.enabled", "false"),
                  Map.entry("resultsCache.enabled", "false"),
                  Map.entry("memcached.serviceAccount.create", "false"),
                  Map.entry("sidecar.rules.enabled", "false"),
                  Map.entry("fullnameOverride", "*"))),
          Map.entry(
              "loki-stack-2.10.2",
              Map.ofEntries(
                  Map.entry("loki.enabled", "*"),
                  Map.entry("promtail.enabled", "*"),
                  Map.entry("grafana.enabled", "*"),
                  Map.entry("fluent-bit.enabled", "false"),
                  Map.entry("prometheus.enabled", "false"),
                  Map.entry("filebeat.enabled", "false"),
                  Map.entry("logstash.enabled", "false"),
                  Map.entry("test_pod.enabled", "false"),
                  Map.entry("loki.image.tag", "*"),
                  Map.entry("loki.persistence.enabled", "true"),
                  Map.entry("loki.rbac.pspEnabled", "false"),
                  Map.entry("loki.fullnameOverride", "*"),
                  Map.entry("promtail.config.file", "*"),
                  Map.entry("promtail.defaultVolumes", "*"),
                  Map.entry("promtail.defaultVolumeMounts", "*"),
                  Map.entry("promtail.fullnameOverride", "*"),
                  Map.entry("grafana.image.tag", "*"),
                  Map.entry("grafana.rbac.pspEnabled", "false"),
                  Map.entry("grafana.sidecar.datasources.enabled", "false"),
                  Map.entry("grafana.fullnameOverride", "*"))),
          Map.entry("promtail-6.15.5", promtail()),
          Map.entry("promtail-6.17.1", promtail()),
          Map.entry("tempo-1.8.0", tempo()),
          Map.entry("tempo-2.2.4", tempo()),
          Map.entry("grafana-agent-0.42.0", agent()),
          Map.entry("grafana-agent-0.44.2", agent()),
          Map.entry("grafana-10.5.15", Map.of("fullnameOverride", "*")),
          Map.entry("grafana-12.11.1", Map.of("fullnameOverride", "*")),
          Map.entry("k8s-event-logger-1.1.6", Map.of("fullnameOverride", "*")),
          Map.entry("k8s-event-logger-1.4.0", Map.of("fullnameOverride", "*")),
          Map.entry("node-problem-detector-2.3.13", Map.of("fullnameOverride", "*")));

  /// The whole configuration, so that the chart's push URL takes no part.
  private static Map<String, String> promtail() {
    return Map.of(
        "config.file", "*",
        "defaultVolumes", "*",
        "defaultVolumeMounts", "*",
        "fullnameOverride", "*");
  }

  /// The whole configuration, so that the chart's receivers are not merged with the stack's.
  private static Map<String, String> tempo() {
    return Map.of(
        "config", "*",
        "persistence.enabled", "true",
        "persistence.size", "*",
        "tempo.memBallastSizeMbs", "0",
        "fullnameOverride", "*");
  }

  private static Map<String, String> agent() {
    return Map.of(
        "crds.create", "false",
        "controller.type", "*",
        "agent.configMap.content", "*",
        "agent.enableReporting", "false",
        "fullnameOverride", "*");
  }

  static Stream<Deployment> deployments() {
    return Deployments.all();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void what_a_chart_would_do_by_itself_is_said(Deployment deployment) {
    for (ChartValues chart : charts(deployment)) {
      SAID.getOrDefault(name(chart), Map.of())
          .forEach(
              (path, value) -> {
                Optional<Node> said = chart.values().find(pointer(path));
                assertTrue(said.isPresent(), () -> name(chart) + " " + path);
                if (!value.equals("*")) {
                  assertEquals(value, String.valueOf(said.orElseThrow().plain()), path);
                }
              });
    }
  }

  /// What is not written into the file is what the chart does anyway.
  @ParameterizedTest
  @MethodSource("deployments")
  void what_is_said_is_what_the_chart_is_given(Deployment deployment) {
    for (ChartValues chart : charts(deployment)) {
      ChartDefaults defaults = ChartDefaults.of(chart.chart()).orElse(ChartDefaults.NONE);
      Mapping given = defaults.with(defaults.differing(chart.values()));
      for (String path : SAID.getOrDefault(name(chart), Map.of()).keySet()) {
        assertEquals(
            chart.values().find(pointer(path)),
            given.find(pointer(path)),
            name(chart) + " " + path);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void nothing_pushes_to_the_charts_own_url(Deployment deployment) {
    for (ChartValues chart : charts(deployment)) {
      assertFalse(chart.values().toString().contains("loki-gateway"), name(chart));
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void each_port_that_the_agent_receives_on_is_on_its_service(Deployment deployment) {
    for (ChartValues chart : charts(deployment)) {
      if (chart.component().equals("grafana-agent")) {
        String river =
            chart.values().find(pointer("agent.configMap.content")).orElseThrow().toString();
        boolean opens = !chart.values().mapping("agent").sequence("extraPorts").items().isEmpty();
        assertEquals(river.contains("otelcol.receiver."), opens);
      }
    }
  }

  @Test
  void every_chart_of_the_catalog_is_looked_at() {
    Set<String> seen = new TreeSet<>();
    Deployments.all().forEach(it -> charts(it).forEach(chart -> seen.add(name(chart))));
    seen.removeIf(name -> name.startsWith("extras-"));
    assertEquals(Set.of(), difference(seen, SAID.keySet()));
  }

  private static Set<String> difference(Set<String> all, Set<String> without) {
    var rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private static Pointer pointer(String path) {
    return Pointer.of(path.split("\\.", -1));
  }

  private static String name(ChartValues chart) {
    return chart.chart().name() + "-" + chart.chart().version();
  }

  private static List<ChartValues> charts(Deployment deployment) {
    return Helm.charts(deployment.plan());
  }
}
