package dev.plg.component.promtail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.finding.Pointer;
import dev.plg.plan.Plan;
import dev.plg.plan.Resource;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodFilesTest {

  private static final String FILES = "promtail.discovery=files";

  @ParameterizedTest
  @CsvSource({
    "kube-system_kube-flannel-ds-amd64-9x66j_28e71490-d614-4cd8-9ea7-af23cc7b9bff/kube-flannel/2.log,"
        + " kube-system, kube-flannel-ds-amd64-9x66j, kube-flannel",
    "default_web-0_0f1e/nginx/0.log, default, web-0, nginx",
    "default_bare_0f1e/main/0.log, default, bare, main",
    "kube-system_etcd-node1_d41d8cd98f00b204/etcd/1.log, kube-system, etcd-node1, etcd"
  })
  void takes_namespace_pod_and_container_from_every_path(
      String path, String namespace, String pod, String container) {
    String expression = stage(config(FILES), 1, "regex").text("expression").orElseThrow();
    Matcher found =
        Pattern.compile(expression.replace("(?P<", "(?<")).matcher("/var/log/pods/" + path);
    assertTrue(found.find());
    assertEquals(
        List.of(namespace, pod, container),
        List.of(found.group("namespace"), found.group("pod"), found.group("container")));
  }

  @Test
  void keeps_a_line_that_has_no_namespace() {
    Mapping match = stage(config(FILES, "promtail.namespaces.keep=[b,a]"), 3, "match");
    assertEquals("{namespace!=\"\", namespace!~\"a|b\"}", match.text("selector").orElseThrow());
    assertEquals("drop", match.text("action").orElseThrow());
  }

  @Test
  void drops_by_a_positive_match() {
    Mapping match = stage(config(FILES, "promtail.namespaces.drop=[b,a]"), 3, "match");
    assertEquals("{namespace=~\"a|b\"}", match.text("selector").orElseThrow());
  }

  @Test
  void drops_nothing_unless_asked_to() {
    assertEquals(3, stages(config(FILES)).items().size());
  }

  @Test
  void asks_nothing_of_the_api_server() {
    Plan plan = Stacks.plan("dev", FILES);
    assertFalse(plan.resources().stream().anyMatch(it -> it.kind().startsWith("ClusterRole")));
    assertEquals(
        List.of("false"),
        plan.resources().stream()
            .filter(it -> it.component().equals("promtail") && it.kind().equals("ServiceAccount"))
            .map(it -> it.object().text("automountServiceAccountToken").orElse(""))
            .toList());
    assertTrue(config(FILES).toString().indexOf("kubernetes_sd_configs") < 0);
  }

  @Test
  void two_collectors_on_a_node_have_positions_of_their_own() {
    Resource daemonSet =
        Stacks.plan("dev", "namePrefix=dev-").resources().stream()
            .filter(it -> it.kind().equals("DaemonSet"))
            .findFirst()
            .orElseThrow();
    Mapping run =
        (Mapping)
            daemonSet
                .object()
                .find(Pointer.of("spec", "template", "spec", "volumes", "0"))
                .orElseThrow();
    assertEquals("/run/dev-promtail", run.mapping("hostPath").text("path").orElseThrow());
  }

  private static Mapping config(String... settings) {
    return Stacks.configuration(Stacks.plan("dev", settings), "promtail", "promtail.yaml");
  }

  private static Mapping stage(Mapping config, int index, String name) {
    return ((Mapping) stages(config).items().get(index)).mapping(name);
  }

  private static Sequence stages(Mapping config) {
    Mapping job = (Mapping) config.sequence("scrape_configs").items().getFirst();
    return job.sequence("pipeline_stages");
  }
}
