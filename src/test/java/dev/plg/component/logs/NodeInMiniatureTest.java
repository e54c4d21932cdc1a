package dev.plg.component.logs;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.plg.Stacks;
import dev.plg.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The programs that `PLG_PROMTAIL` and `PLG_ALLOY` name read the same log file, are stopped, and
/// read on: what arrives is the same, each line once.
class NodeInMiniatureTest {

  private static final String PROMTAIL = System.getenv().getOrDefault("PLG_PROMTAIL", "");
  private static final String ALLOY = System.getenv().getOrDefault("PLG_ALLOY", "");

  /// Lines before the stop, and as many after it.
  private static final int LINES = 40;

  private static final Map<String, String> POD =
      Map.of(
          "__meta_kubernetes_namespace", "shop",
          "__meta_kubernetes_pod_name", "web-7d9f8b6c5-x2x4z",
          "__meta_kubernetes_pod_uid", "0d3f-11",
          "__meta_kubernetes_pod_container_name", "main",
          "__meta_kubernetes_pod_node_name", "node-1",
          "__meta_kubernetes_pod_controller_name", "web-7d9f8b6c5");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "containerd, kubernetes, alloy.wal=false",
    "containerd, files, alloy.wal=false",
    "docker, kubernetes, alloy.wal=false",
    "docker, files, alloy.wal=false",
    "cri-o, kubernetes, alloy.wal=true",
  })
  void the_same_lines_arrive_over_restarts(String runtime, String discovery, String wal)
      throws IOException, InterruptedException {
    assumeFalse(PROMTAIL.isEmpty(), "PLG_PROMTAIL names no program");
    assumeFalse(ALLOY.isEmpty(), "PLG_ALLOY names no program");
    var node = new NodeInMiniature(folder, POD);
    Plan promtails = plan("promtail", runtime, discovery);
    Plan alloys = plan("alloy", runtime, discovery, wal);
    try (var promtail = new FakeLoki();
        var alloy = new FakeLoki();
        var heir = new FakeLoki()) {
      write(node, runtime, 0);
      run(node.alloy(ALLOY, alloys, alloy, "alloy"), alloy, LINES);
      run(node.promtail(PROMTAIL, promtails, promtail), promtail, LINES);
      List<String> before = promtail.lines();
      assertEquals(before, alloy.lines());
      write(node, runtime, LINES);
      run(node.alloy(ALLOY, alloys, heir, "heir"), heir, LINES);
      run(node.promtail(PROMTAIL, promtails, promtail), promtail, 2 * LINES);
      run(node.alloy(ALLOY, alloys, alloy, "alloy"), alloy, 2 * LINES);
      assertEquals(promtail.lines(), alloy.lines());
      assertEquals(2 * LINES, alloy.lines().stream().distinct().count());
      var after = new ArrayList<>(promtail.lines());
      after.removeAll(before);
      assertEquals(after, heir.lines(), "an Alloy that follows Promtail reads on");
    }
  }

  private static Plan plan(String collector, String runtime, String discovery, String... more) {
    Stream<String> settings =
        Stream.of(
            "collector=" + collector,
            "cluster.runtime=" + runtime,
            "promtail.discovery=" + discovery,
            "loki.tenancy={enabled: true, tenant: acme}");
    return Stacks.plan("dev", Stream.concat(settings, Stream.of(more)).toArray(String[]::new));
  }

  private static void run(Process program, FakeLoki loki, int lines) throws InterruptedException {
    try {
      var _ = loki.await(lines);
    } finally {
      NodeInMiniature.stop(program);
    }
  }

  private static void write(NodeInMiniature node, String runtime, int from) throws IOException {
    List<String> lines =
        IntStream.range(from, from + LINES)
            .mapToObj(it -> runtime.equals("docker") ? docker(it) : cri(it))
            .toList();
    Files.write(node.log(), lines, CREATE, APPEND);
  }

  /// Each third line is in two parts.
  private static String cri(int number) {
    String time = "2026-01-02T03:04:%02d.%09dZ".formatted(number % 60, 1_000 + number);
    String stream = number % 2 == 0 ? "stdout" : "stderr";
    String line = "%s %s F line %d: äöü {\"a\": 1}".formatted(time, stream, number);
    return number % 3 == 0 ? "%s %s P part of %d,\n%s".formatted(time, stream, number, line) : line;
  }

  private static String docker(int number) {
    return "{\"log\":\"line %d: \\u00e4 \\\"q\\\"\\n\",\"stream\":\"%s\",\"time\":\"2026-01-02T03:04:%02d.5Z\"}"
        .formatted(number, number % 2 == 0 ? "stdout" : "stderr", number % 60);
  }
}
