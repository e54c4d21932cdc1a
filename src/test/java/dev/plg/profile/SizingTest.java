package dev.plg.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.Stacks;
import dev.plg.model.Promtail;
import dev.plg.model.Resources;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {

  /// Load, replicas; CPU and memory requested, memory limit, ingestion rate and burst (`-`: Loki's
  /// own).
  @ParameterizedTest
  @CsvSource({
    "1GB/day,    3, 500m,  1Gi,  2Gi,  -,   -",
    "50GB/day,   3, 500m,  1Gi,  2Gi,  -,   -",
    "150GB/day,  3, 700m,  1Gi,  2Gi,  6,   12",
    "300GB/day,  3, 1500m, 2Gi,  4Gi,  12,  24",
    "300GB/day,  6, 700m,  1Gi,  2Gi,  12,  24",
    "900GB/day,  3, 4,     6Gi,  12Gi, 33,  66",
  })
  void a_pod_asks_for_its_share_of_the_load(
      String load,
      String replicas,
      String cpu,
      String memory,
      String limit,
      String rate,
      String burst) {
    String[] settings = {"loki.ingest=" + load, "loki.replicas=" + replicas};
    Resources resources = Stacks.of("eks-s3", settings).loki().workload().resources();
    assertEquals(cpu, String.valueOf(resources.requests().get("cpu")));
    assertEquals(memory, String.valueOf(resources.requests().get("memory")));
    assertEquals(limit, String.valueOf(resources.limits().get("memory")));
    Mapping limits =
        Stacks.configuration(Stacks.plan("eks-s3", settings), "loki", "loki.yaml")
            .mapping("limits_config");
    assertEquals(rate, limits.text("ingestion_rate_mb").orElse("-"));
    assertEquals(burst, limits.text("ingestion_burst_size_mb").orElse("-"));
  }

  /// Spans; CPU and memory requested, memory limit, ingestion rate and burst (`-`: Tempo's own).
  @ParameterizedTest
  @CsvSource({
    "10GB/day, 500m, 1Gi,  4Gi,  -,        -",
    "1MB/s,    1,    4Gi,  8Gi,  -,        -",
    "432GB/day,5,    20Gi, 36Gi, -,        -",
    "10MB/s,   9500m,36Gi, 72Gi, 30000000, 60000000",
  })
  void tempo_asks_for_its_components_shares(
      String load, String cpu, String memory, String limit, String rate, String burst) {
    String[] settings = {"tempo.ingest=" + load};
    Resources resources =
        Stacks.of("eks-s3", settings).tempo().orElseThrow().workload().resources();
    assertEquals(List.of(cpu, memory, limit), figures(resources));
    Mapping limits =
        Stacks.configuration(Stacks.plan("eks-s3", settings), "tempo", "tempo.yaml")
            .mapping("overrides")
            .mapping("defaults")
            .mapping("ingestion");
    assertEquals(rate, limits.text("rate_limit_bytes").orElse("-"));
    assertEquals(burst, limits.text("burst_size_bytes").orElse("-"));
  }

  /// Load of all nodes, nodes; CPU and memory requested, memory limit.
  @ParameterizedTest
  @CsvSource({
    "100GB/day, 10, 200m,  128Mi, 256Mi",
    "500GB/day, 5,  1500m, 256Mi, 384Mi",
    "500GB/day, 50, 200m,  128Mi, 256Mi",
    "1TB/day,   2,  6,     768Mi, 2Gi",
  })
  void promtail_asks_for_the_share_of_its_node(
      String load, String nodes, String cpu, String memory, String limit) {
    Resources resources =
        Stacks.of("eks-s3", "loki.ingest=" + load, "cluster.nodes=" + nodes)
            .collector(Promtail.class)
            .orElseThrow()
            .workload()
            .resources();
    assertEquals(List.of(cpu, memory, limit), figures(resources));
  }

  /// Spans, pods; CPU and memory requested, memory limit.
  @ParameterizedTest
  @CsvSource({
    "10GB/day, 1, 250m,  512Mi, 1Gi",
    "5MB/s,    1, 5,     640Mi, 2Gi",
    "5MB/s,    2, 2500m, 512Mi, 1Gi",
  })
  void the_agent_asks_for_its_share_of_the_spans_wherever_they_go(
      String load, String pods, String cpu, String memory, String limit) {
    for (String profile : List.of("eks-s3", "traces-edge")) {
      Resources resources =
          Stacks.of(profile, "tempo.ingest=" + load, "agent.replicas=" + pods)
              .agent()
              .orElseThrow()
              .workload()
              .resources();
      assertEquals(List.of(cpu, memory, limit), figures(resources));
    }
  }

  @Test
  void without_the_number_of_nodes_promtail_has_its_usual_figures() {
    assertEquals(
        List.of("50m", "128Mi", "256Mi"),
        figures(
            Stacks.of("eks-s3", "loki.ingest=900GB/day")
                .collector(Promtail.class)
                .orElseThrow()
                .workload()
                .resources()));
  }

  @Test
  void promtail_follows_the_load_of_a_loki_outside() {
    Resources resources =
        Stacks.of("traces-edge", "loki.ingest=500GB/day", "cluster.nodes=5")
            .collector(Promtail.class)
            .orElseThrow()
            .workload()
            .resources();
    assertEquals(List.of("1500m", "256Mi", "384Mi"), figures(resources));
  }

  private static List<String> figures(Resources resources) {
    return Stream.of(
            resources.requests().get("cpu"),
            resources.requests().get("memory"),
            resources.limits().get("memory"))
        .map(String::valueOf)
        .toList();
  }

  @Test
  void what_is_asked_for_wins() {
    Resources resources =
        Stacks.of("eks-s3", "loki.ingest=900GB/day", "loki.resources.requests.cpu=2")
            .loki()
            .workload()
            .resources();
    assertEquals("2", String.valueOf(resources.requests().get("cpu")));
    assertEquals("6Gi", String.valueOf(resources.requests().get("memory")));
  }
}
