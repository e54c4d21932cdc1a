package dev.plg.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.Stacks;
import dev.plg.model.Resources;
import dev.plg.yaml.Mapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {

  /// Load, replicas; CPU and memory requested, memory limit, ingestion rate and burst (`-`: Loki's own).
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
      String load, String replicas, String cpu, String memory, String limit, String rate, String burst) {
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
