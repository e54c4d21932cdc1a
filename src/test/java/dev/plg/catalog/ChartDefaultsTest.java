package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.yaml.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartDefaultsTest {

  private static final ChartDefaults PROMTAIL = defaults("promtail", "6.15.5");

  @Test
  void the_catalog_knows_the_defaults_of_each_chart_that_it_names() {
    for (Line line : Catalog.LINES) {
      for (ProgramRelease release : line.releases().values()) {
        release
            .chart()
            .ifPresent(chart -> assertTrue(ChartDefaults.of(chart).isPresent(), chart::toString));
      }
    }
  }

  @Test
  void a_value_of_the_chart_itself_is_no_difference() {
    Mapping values =
        Mapping.builder()
            .put("rbac", Mapping.builder().put("create", true).put("pspEnabled", true).build())
            .put("daemonset", Mapping.builder().put("enabled", true).build())
            .put("resources", Mapping.EMPTY)
            .build();
    assertEquals(
        Mapping.builder().put("rbac", Mapping.builder().put("pspEnabled", true).build()).build(),
        PROMTAIL.differing(values));
  }

  @Test
  void null_takes_a_default_away_and_stays() {
    Mapping values = Mapping.builder().put("readinessProbe", null).build();
    assertEquals(values, PROMTAIL.differing(values));
    assertTrue(PROMTAIL.with(values).find("readinessProbe").orElseThrow().isNull());
  }

  @Test
  void values_lie_over_the_defaults_as_helm_lays_them() {
    Mapping all =
        PROMTAIL.with(
            Mapping.builder()
                .put("tolerations", List.of())
                .put("rbac", Mapping.builder().put("create", false).build())
                .build());
    assertTrue(all.sequence("tolerations").items().isEmpty());
    assertEquals("false", all.mapping("rbac").text("create").orElseThrow());
    assertEquals("false", all.mapping("rbac").text("pspEnabled").orElseThrow());
  }

  @Test
  void charts_within_another_come_in_the_order_of_their_names() {
    Mapping all = ChartDefaults.of("loki-stack", "2.10.2").orElseThrow().with(Mapping.EMPTY);
    assertEquals(
        List.of("fluent-bit", "grafana", "loki", "promtail"),
        List.copyOf(all.keys()).subList(0, 4));
  }

  private static ChartDefaults defaults(String chart, String version) {
    return ChartDefaults.of(new Chart("https://charts.test", chart, version, false)).orElseThrow();
  }
}
