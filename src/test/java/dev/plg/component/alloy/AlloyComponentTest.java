package dev.plg.component.alloy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.alloy.AlloyExpression;
import dev.plg.alloy.AlloyFile;
import dev.plg.alloy.Block;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.model.Alloy;
import dev.plg.model.Quantity;
import dev.plg.plan.Plan;
import dev.plg.profile.Profiles;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlloyComponentTest {

  static Stream<String> profiles() {
    return Profiles.names().stream();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void every_profile_takes_alloy(String profile) {
    Plan plan = Stacks.plan(profile, "collector=alloy");
    assertEquals(List.of(), config(plan).faults());
    assertFalse(plan.resources().stream().anyMatch(it -> it.component().equals("promtail")));
  }

  @ParameterizedTest
  @CsvSource({
    "dev, cluster.runtime=docker",
    "dev, promtail.namespaces.drop=[kube-system]",
    "dev, promtail.namespaces.keep=[shop]",
    "eks-s3, loki.version=2.9"
  })
  void the_labels_are_made_by_the_rules_of_promtail(String profile, String setting) {
    Plan promtail = Stacks.plan(profile, "collector=promtail", setting);
    Mapping job =
        (Mapping)
            Stacks.configuration(promtail, "promtail", "promtail.yaml")
                .sequence("scrape_configs")
                .items()
                .getFirst();
    List<Map<String, String>> rules =
        job.sequence("relabel_configs").items().stream()
            .map(rule -> texts((Mapping) rule))
            // Alloy asks for the pods of its node alone
            .filter(rule -> !"__host__".equals(rule.get("target_label")))
            .toList();
    AlloyFile alloy = config(Stacks.plan(profile, "collector=alloy", setting));
    assertEquals(rules, alloy.named("rule").map(AlloyComponentTest::texts).toList());
    String stage =
        ((Mapping) job.sequence("pipeline_stages").items().getFirst()).keys().iterator().next();
    assertEquals(
        List.of("stage." + stage),
        alloy.named("loki.process").findFirst().orElseThrow().blocks().stream()
            .map(Block::name)
            .toList());
  }

  @Test
  void files_are_read_as_promtail_reads_them() {
    String[] settings = {"promtail={discovery: files, namespaces: {keep: [b, a]}}"};
    Mapping job =
        (Mapping)
            Stacks.configuration(Stacks.plan("dev", settings), "promtail", "promtail.yaml")
                .sequence("scrape_configs")
                .items()
                .getFirst();
    Sequence stages = job.sequence("pipeline_stages");
    Plan plan = Stacks.plan("alloy", settings);
    AlloyFile alloy = config(plan);
    Block process = alloy.named("loki.process").findFirst().orElseThrow();
    for (String name : List.of("regex", "match")) {
      Mapping stage =
          stages.items().stream()
              .flatMap(it -> ((Mapping) it).find(name).stream())
              .map(Mapping.class::cast)
              .findFirst()
              .orElseThrow();
      assertEquals(texts(stage), texts(process.block("stage." + name).orElseThrow()));
    }
    assertEquals(
        stages.items().stream()
            .map(it -> "stage." + ((Mapping) it).keys().iterator().next())
            .toList(),
        process.blocks().stream().map(Block::name).toList());
    assertTrue(
        alloy
            .named("loki.write")
            .findFirst()
            .orElseThrow()
            .attribute("external_labels")
            .isPresent());
    assertFalse(plan.resources().stream().anyMatch(it -> it.kind().startsWith("ClusterRole")));
    assertEquals(
        Optional.of("false"),
        Stacks.object(plan, "alloy/serviceaccount.yaml").text("automountServiceAccountToken"));
  }

  /// `sys.env` is there from 1.5 on, `env` before.
  // alloy docs/sources/reference/stdlib/sys.md@v1.5.0
  @ParameterizedTest
  @CsvSource({"1.2, env, kubernetes", "1.2, env, files", "1.18, sys.env, kubernetes"})
  void the_name_of_the_node_is_read_as_the_version_does(
      String version, String function, String discovery) {
    Plan plan =
        Stacks.plan(
            "alloy",
            "alloy.version=\"" + version + "\"",
            "alloy.discovery=" + discovery,
            "alloy.files=[{name: syslog, path: /var/log/syslog}]");
    String text = Stacks.alloy(plan);
    assertTrue(text.contains(" " + function + "(\"HOSTNAME\")"), text);
    assertEquals(function.equals("sys.env"), text.contains("sys.env"), text);
  }

  @Test
  void sends_as_the_tenant() {
    AlloyFile alloy = config(Stacks.plan("alloy", "loki.tenancy.tenant=acme"));
    assertEquals(
        Optional.of("acme"),
        alloy
            .named("endpoint")
            .findFirst()
            .orElseThrow()
            .attribute("tenant_id")
            .orElseThrow()
            .text());
  }

  @Test
  void positions_are_on_the_node_under_a_name_of_their_own() {
    Mapping daemonSet =
        Stacks.object(Stacks.plan("alloy", "namePrefix=dev-"), "alloy/daemonset.yaml");
    Node path =
        daemonSet
            .find(Pointer.of("spec", "template", "spec", "volumes", "0", "hostPath", "path"))
            .orElseThrow();
    assertEquals("/var/lib/dev-alloy", ((Scalar) path).text());
  }

  @Test
  void reads_on_where_promtail_stopped() {
    Plan promtail = Stacks.plan("dev", "namePrefix=x-");
    String positions =
        Stacks.configuration(promtail, "promtail", "promtail.yaml")
            .mapping("positions")
            .text("filename")
            .orElseThrow();
    Plan alloy = Stacks.plan("alloy", "namePrefix=x-");
    assertEquals(
        Optional.of(positions),
        config(alloy)
            .named("loki.source.file")
            .findFirst()
            .orElseThrow()
            .attribute("legacy_positions_file")
            .orElseThrow()
            .text());
    String folder = positions.substring(0, positions.lastIndexOf('/'));
    assertEquals(
        hostPath(Stacks.object(promtail, "promtail/daemonset.yaml"), folder),
        hostPath(Stacks.object(alloy, "alloy/daemonset.yaml"), folder));
  }

  /// What of the node is mounted at a path.
  private static String hostPath(Mapping daemonSet, String mountPath) {
    Mapping pod = (Mapping) daemonSet.find(Pointer.of("spec", "template", "spec")).orElseThrow();
    String volume =
        mappings(((Mapping) pod.sequence("containers").items().getFirst()).sequence("volumeMounts"))
            .filter(it -> it.text("mountPath").equals(Optional.of(mountPath)))
            .findFirst()
            .flatMap(it -> it.text("name"))
            .orElseThrow();
    return mappings(pod.sequence("volumes"))
        .filter(it -> it.text("name").equals(Optional.of(volume)))
        .findFirst()
        .flatMap(it -> it.mapping("hostPath").text("path"))
        .orElseThrow();
  }

  private static Stream<Mapping> mappings(Sequence list) {
    return list.items().stream().map(Mapping.class::cast);
  }

  @Test
  void docker_is_mounted_where_its_links_lead() {
    Plan plan = Stacks.plan("docker-root", "collector=alloy");
    String objects = Stacks.object(plan, "alloy/daemonset.yaml").toString();
    assertTrue(objects.contains("/data/lib/docker/containers"), objects);
  }

  @Test
  void runs_where_promtail_ran() {
    String file =
        """
        extends: dev
        collector: alloy
        promtail: {nodeSelector: {logs: "yes"}, tolerations: [{operator: Exists}]}
        alloy: {tolerations: []}
        """;
    var workload =
        Stacks.ofText("dev", file)
            .stack()
            .orElseThrow()
            .collector(Alloy.class)
            .orElseThrow()
            .workload();
    assertEquals(Map.of("logs", "yes"), workload.nodeSelector());
    assertEquals(List.of(), workload.tolerations());
  }

  @Test
  void a_configuration_for_promtail_is_not_left_out_without_a_word() {
    List<Finding> findings =
        Stacks.ofText(
                "dev",
                """
                collector: alloy
                promtail: {config: {server: {log_level: warn}}}
                """)
            .findings();
    assertEquals(
        List.of("`promtail.config` has no effect with `collector: alloy`"),
        findings.stream().filter(Finding::isError).map(Finding::message).toList());
  }

  @Test
  void its_section_is_not_left_out_without_a_word() {
    for (String collector : List.of("promtail", "none")) {
      List<Finding> findings =
          Stacks.ofText(
                  "dev",
                  "collector: " + collector + "\nalloy: {namespaces: {drop: [kube-system]}}\n")
              .findings();
      assertEquals(
          List.of("`alloy` has no effect without `collector: alloy`"),
          findings.stream().filter(Finding::isError).map(Finding::message).toList());
    }
  }

  @Test
  void resources_follow_the_load() {
    var resources =
        Stacks.of("alloy", "loki.ingest=10MB/s", "cluster.nodes=2")
            .collector(Alloy.class)
            .orElseThrow()
            .workload()
            .resources();
    assertEquals(new Quantity("5"), resources.requests().get("cpu"));
    assertEquals(new Quantity("640Mi"), resources.requests().get("memory"));
  }

  private static AlloyFile config(Plan plan) {
    return AlloyFile.read(Scalar.of(Stacks.alloy(plan)));
  }

  private static Map<String, String> texts(Mapping mapping) {
    var texts = new TreeMap<String, String>();
    mapping.entries().forEach(it -> texts.put(it.key(), text(it.value())));
    return texts;
  }

  private static String text(Node value) {
    return switch (value) {
      case Sequence list ->
          list.items().stream().map(AlloyComponentTest::text).collect(Collectors.joining(","));
      case Scalar scalar -> scalar.text();
      case Mapping mapping -> mapping.toString();
    };
  }

  private static Map<String, String> texts(Block block) {
    var texts = new TreeMap<String, String>();
    block
        .attributes()
        .forEach(
            it ->
                texts.put(
                    it.name(),
                    it.value()
                        .withParts()
                        .filter(AlloyExpression.Text.class::isInstance)
                        .map(part -> ((AlloyExpression.Text) part).text())
                        .collect(Collectors.joining(","))));
    return texts;
  }
}
