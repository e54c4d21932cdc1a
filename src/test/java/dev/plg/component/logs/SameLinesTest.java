package dev.plg.component.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Of the same pods and files, Promtail and Alloy send the same lines with the same labels and
/// times: both configurations are read back from what plg writes, and applied to drawn pods as the
/// programs apply them. `-Dplg.seed=7` draws others than each run does.
class SameLinesTest {

  private static final List<List<String>> OPTIONS =
      List.of(
          List.of("cluster.runtime=containerd", "cluster.runtime=cri-o", "cluster.runtime=docker"),
          List.of("promtail.discovery=kubernetes", "promtail.discovery=files"),
          List.of(
              "promtail.namespaces={}",
              "promtail.namespaces={keep: [shop, a-b]}",
              "promtail.namespaces={drop: [kube-system, shop]}"),
          List.of("loki.version=2.9", "loki.version=3.7"));

  private final Random random = new Random(Long.getLong("plg.seed", 21L));

  static Stream<List<String>> settings() {
    Stream<List<String>> all = Stream.of(List.of());
    for (List<String> option : OPTIONS) {
      all =
          all.flatMap(
              it ->
                  option.stream().map(one -> Stream.concat(it.stream(), Stream.of(one)).toList()));
    }
    return all;
  }

  /// A container as discovery describes it, and where its lines are.
  record Drawn(Map<String, String> meta, String file) {}

  @ParameterizedTest
  @MethodSource("settings")
  void arrive_from_either_collector(List<String> settings) {
    CollectorRun promtail = CollectorRun.ofPromtail(plan("promtail", settings));
    CollectorRun alloy = CollectorRun.ofAlloy(plan("alloy", settings));
    assertEquals(promtail.url(), alloy.url());
    assertEquals(promtail.tenant(), alloy.tenant());
    boolean docker = settings.contains("cluster.runtime=docker");
    int arrived = 0;
    for (int i = 0; i < 100; i++) {
      Drawn pod = pod();
      List<String> lines = docker ? dockerLines() : criLines();
      List<String> expected = promtail.lines(pod.meta(), pod.file(), lines);
      assertEquals(expected, alloy.lines(pod.meta(), pod.file(), lines), pod::toString);
      arrived += expected.isEmpty() ? 0 : 1;
    }
    assertTrue(arrived > 10 && arrived < 101, arrived + " of 100 files are read");
  }

  private static Plan plan(String collector, List<String> settings) {
    return Stacks.plan(
        "dev",
        Stream.concat(
                settings.stream(),
                Stream.of("collector=" + collector, "loki.tenancy={enabled: true, tenant: acme}"))
            .toArray(String[]::new));
  }

  private String one(String... words) {
    return words[random.nextInt(words.length)];
  }

  private String hex(int length) {
    return IntStream.range(0, length)
        .mapToObj(_ -> one("0", "1", "7", "9", "a", "c", "f"))
        .reduce("", String::concat);
  }

  private Drawn pod() {
    var meta = new TreeMap<String, String>();
    String namespace = one("shop", "a-b", "kube-system", "default");
    String name = one("web", "api-0", "node-exporter") + "-" + hex(5);
    String uid = hex(8) + "-" + hex(4);
    String container = one("main", "side-car");
    meta.put("__meta_kubernetes_namespace", namespace);
    meta.put("__meta_kubernetes_pod_name", name);
    meta.put("__meta_kubernetes_pod_uid", uid);
    meta.put("__meta_kubernetes_pod_container_name", container);
    meta.put("__meta_kubernetes_pod_node_name", one("node-1", "node-1", "node-1", "node-2"));
    meta.put("__address__", "10.0.0.1:80");
    maybe(meta, "pod_controller_name", one("web-" + hex(9), "web", "db-primary", "job-28391"));
    maybe(meta, "pod_label_app", one("shop-web", "x"));
    maybe(meta, "pod_label_app_kubernetes_io_name", "named");
    String folder = uid;
    if (random.nextInt(5) == 0) {
      folder = hex(32);
      meta.put("__meta_kubernetes_pod_annotation_kubernetes_io_config_hash", folder);
    }
    String file =
        "/var/log/pods/%s_%s_%s/%s/%d.log"
            .formatted(namespace, name, folder, container, random.nextInt(3));
    return new Drawn(meta, file);
  }

  private void maybe(Map<String, String> meta, String name, String value) {
    if (random.nextBoolean()) {
      meta.put("__meta_kubernetes_" + name, value);
    }
  }

  private List<String> criLines() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 20; i++) {
      lines.add(
          "2026-01-02T03:04:%02d.%09dZ %s %s %s"
              .formatted(
                  i,
                  random.nextInt(1_000_000_000),
                  one("stdout", "stderr"),
                  one("F", "F", "P"),
                  one("", " ", "a b", "F x", "{\"log\":\"y\"}", "stdout F z", "tab\there", "ü")));
    }
    lines.add(random.nextInt(lines.size()), one("not of the runtime", "", "2026 stdin F x"));
    return lines;
  }

  private List<String> dockerLines() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 20; i++) {
      lines.add(
          "{\"log\":\"%s%s\",\"stream\":\"%s\",\"time\":\"2026-01-02T03:04:%02d.5Z\"}"
              .formatted(
                  one("", "a b", "{\\\"x\\\":1}", "ü", "a\\tb"),
                  one("\\n", "\\r\\n"),
                  one("stdout", "stderr"),
                  i));
    }
    lines.add(random.nextInt(lines.size()), one("not of the runtime", ""));
    return lines;
  }
}
