package dev.plg.component.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Golden;
import dev.plg.Stacks;
import dev.plg.finding.Finding;
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeProblemsTest {

  private static final String PLUGIN =
      """
      nodeProblems={plugins: [{name: disk, reason: DiskFull, interval: 5m, timeout: 20s,
        script: "#!/bin/sh\\nexit 0\\n"}]}\
      """;

  @Test
  void ships_the_conntrack_check() {
    Mapping data = data(Stacks.plan("dev", "nodeProblems={}"));
    Golden.verify(
        Path.of("config/node-problem-detector/conntrack.sh"),
        data.text("conntrack.sh").orElseThrow());
    Golden.verify(
        Path.of("config/node-problem-detector/conntrack.json"),
        data.text("conntrack.json").orElseThrow());
  }

  @Test
  void takes_checks_of_ones_own() {
    Plan plan = Stacks.plan("dev", PLUGIN);
    Mapping data = data(plan);
    assertEquals("#!/bin/sh\nexit 0\n", data.text("disk.sh").orElseThrow());
    String monitor = data.text("disk.json").orElseThrow();
    assertTrue(monitor.contains("\"invoke_interval\": \"300s\""), monitor);
    assertTrue(monitor.contains("\"reason\": \"DiskFull\""), monitor);
    assertTrue(monitor.contains("\"path\": \"/custom-config/disk.sh\""), monitor);
    assertTrue(
        daemonSet(plan)
            .contains(
                "--config.custom-plugin-monitor=/custom-config/conntrack.json,/custom-config/disk.json"));
  }

  @Test
  void scripts_can_be_started_and_see_the_network_of_the_node() {
    String daemonSet = daemonSet(Stacks.plan("dev", "nodeProblems={}"));
    assertTrue(daemonSet.contains("493"), daemonSet);
    assertTrue(daemonSet.contains("ClusterFirstWithHostNet"), daemonSet);
  }

  @ParameterizedTest
  @CsvSource({"containerd,false", "cri-o,false", "docker,true"})
  void reads_the_journal_of_docker_only_where_docker_runs(String runtime, boolean docker) {
    String daemonSet =
        daemonSet(Stacks.plan("dev", "nodeProblems={}", "cluster.runtime=" + runtime));
    assertEquals(docker, daemonSet.contains("docker-monitor.json"), daemonSet);
    assertTrue(daemonSet.contains("/config/kernel-monitor.json"), daemonSet);
  }

  @Test
  void without_checks_no_plugin_monitor_is_named() {
    Plan plan = Stacks.plan("dev", "nodeProblems={conntrack: {enabled: false}}");
    assertFalse(daemonSet(plan).contains("custom-plugin-monitor"));
  }

  @ParameterizedTest
  @CsvSource({"89,100,0", "91,100,1", "90,100,0"})
  void the_conntrack_check_warns_above_its_threshold(
      String count, String max, int status, @TempDir Path proc)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(proc.resolve("net/netfilter"));
    Files.writeString(folder.resolve("nf_conntrack_count"), count + "\n");
    Files.writeString(folder.resolve("nf_conntrack_max"), max + "\n");
    assertEquals(status, run(proc));
  }

  @Test
  void the_conntrack_check_does_not_know_where_the_kernel_does_not_tell(@TempDir Path proc)
      throws IOException, InterruptedException {
    assertEquals(2, run(proc));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nodeProblems={conntrack: {threshold: 100}}",
        "nodeProblems={conntrack: {interval: often}}",
        "nodeProblems={plugins: [{name: a, reason: disk full, script: \"#!/bin/sh\"}]}",
        "nodeProblems={plugins: [{name: a, reason: A, script: \"exit 0\"}]}",
        "nodeProblems={plugins: [{name: conntrack, reason: A, script: \"#!/bin/sh\"}]}",
        "nodeProblems={plugins: [{name: a, reason: A, script: \"#!/bin/sh\", interval: 1s}]}"
      })
  void what_could_not_work_is_refused(String setting) {
    assertEquals(List.of("stack/value"), errors(setting));
  }

  private static int run(Path proc) throws IOException, InterruptedException {
    String script = data(Stacks.plan("dev", "nodeProblems={}")).text("conntrack.sh").orElseThrow();
    var process =
        new ProcessBuilder("sh", "-c", script.replace("/proc/sys", proc.toString()))
            .redirectErrorStream(true)
            .start();
    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor();
  }

  private static Mapping data(Plan plan) {
    return Stacks.object(plan, "node-problem-detector/configmap.yaml").mapping("data");
  }

  private static String daemonSet(Plan plan) {
    return Stacks.object(plan, "node-problem-detector/daemonset.yaml").toString();
  }

  private static List<String> errors(String... settings) {
    return Stacks.resolved("dev", settings).findings().stream()
        .filter(Finding::isError)
        .map(Finding::rule)
        .toList();
  }
}
