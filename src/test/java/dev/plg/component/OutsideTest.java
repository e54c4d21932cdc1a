package dev.plg.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.finding.Finding;
import dev.plg.plan.Plan;
import dev.plg.yaml.YamlWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parts that somebody else runs: the rest of the stack goes there.
class OutsideTest {

  private static final String LOKI = "loki.endpoint=https://loki.example.com";
  private static final String PUSH = "https://loki.example.com/loki/api/v1/push";

  @Test
  void a_loki_outside_is_not_deployed_and_everything_goes_there() {
    Plan plan = Stacks.plan("dev", LOKI, "events={}");
    assertFalse(plan.resources().stream().anyMatch(it -> it.component().equals("loki")));
    assertTrue(written(plan, "promtail/configmap.yaml").contains(PUSH));
    assertTrue(written(plan, "event-exporter/configmap.yaml").contains(PUSH));
    String grafana = written(plan, "grafana/configmap.yaml");
    assertTrue(grafana.contains("url: https://loki.example.com\n"), grafana);
  }

  @Test
  void events_of_the_agent_go_to_a_loki_outside() {
    Plan plan = Stacks.plan("dev", LOKI, "events.source=agent");
    assertTrue(written(plan, "grafana-agent/configmap.yaml").contains(PUSH));
  }

  @Test
  void an_application_cluster_runs_collectors_alone_and_needs_no_storage() {
    Plan plan = Stacks.plan("traces-edge");
    var components = new TreeSet<String>();
    plan.resources().forEach(it -> components.add(it.component()));
    assertEquals(Set.of("namespace", "promtail", "grafana-agent"), components);
    assertFalse(plan.resources().stream().anyMatch(it -> it.kind().contains("VolumeClaim")));
  }

  @ParameterizedTest
  @CsvSource({"loki.retention=7d,1", "loki.tenancy={tenant: a},0", "loki.version=\"2.9\",0"})
  void what_only_a_loki_of_the_stack_has_is_refused_beside_an_endpoint(String setting, int errors) {
    List<String> rules =
        Stacks.resolved("dev", LOKI, setting).findings().stream()
            .filter(Finding::isError)
            .map(Finding::rule)
            .toList();
    assertEquals(errors == 0 ? List.of() : List.of("stack/outside"), rules);
  }

  @Test
  void a_stack_without_grafana_keeps_the_rest() {
    Plan plan = Stacks.plan("full", "grafana.enabled=false");
    assertFalse(plan.resources().stream().anyMatch(it -> it.component().equals("grafana")));
    Stacks.object(plan, "tempo/statefulset.yaml");
    Stacks.object(plan, "grafana-agent/deployment.yaml");
  }

  private static String written(Plan plan, String path) {
    return YamlWriter.write(Stacks.object(plan, path));
  }
}
