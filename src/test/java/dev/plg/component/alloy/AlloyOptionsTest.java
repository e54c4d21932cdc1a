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
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the section `alloy` adds to a collector of the logs of pods.
class AlloyOptionsTest {

  @Test
  void the_journal_is_read_where_it_is_mounted() {
    Plan plan =
        Stacks.plan("alloy", "alloy.journal={path: /run/log/journal, fields: {level: PRIORITY}}");
    Block source = only(plan, "loki.source.journal");
    assertEquals(Optional.of("/run/log/journal"), source.attribute("path").orElseThrow().text());
    assertEquals(
        List.of("__journal_priority level"),
        config(plan)
            .named("loki.relabel")
            .flatMap(Block::withInner)
            .filter(it -> it.name().equals("rule"))
            .map(it -> text(it, "source_labels") + " " + text(it, "target_label"))
            .toList());
    assertEquals(
        List.of("/run/log/journal Directory", "/etc/machine-id File"),
        volumes(plan)
            .filter(it -> it.text("type").isPresent())
            .filter(it -> !it.text("type").equals(Optional.of("DirectoryOrCreate")))
            .map(it -> it.text("path").orElseThrow() + " " + it.text("type").orElseThrow())
            .toList());
  }

  @Test
  void a_journal_without_labels_of_its_own_needs_no_rules() {
    Plan plan = Stacks.plan("alloy", "alloy.journal={}");
    assertTrue(only(plan, "loki.source.journal").attribute("relabel_rules").isPresent());
    Plan bare = Stacks.plan("alloy", "alloy.journal={fields: {}}");
    assertTrue(only(bare, "loki.source.journal").attribute("relabel_rules").isEmpty());
    assertEquals(0, config(bare).named("loki.relabel").count());
  }

  @Test
  void folders_of_files_are_mounted_once_and_read_only() {
    Plan plan =
        Stacks.plan(
            "alloy",
            "alloy.files=[{name: a, path: /srv/logs/a/x.log}, {name: b, path: /srv/logs/*.log},"
                + " {name: c, path: '/srv/logs/{d,e}/*.log'}, {name: d, path: /data/f.log}]");
    assertEquals(
        List.of("/data", "/srv/logs"),
        mounts(plan)
            .filter(it -> it.text("name").orElseThrow().startsWith("files-"))
            .filter(it -> it.isOn("readOnly"))
            .map(it -> it.text("mountPath").orElseThrow())
            .toList());
    assertEquals(
        List.of("DAC_READ_SEARCH"),
        list(container(plan), "securityContext", "capabilities", "add").toList());
  }

  @Test
  void root_reads_the_logs_of_pods_without_a_capability() {
    assertTrue(
        container(Stacks.plan("alloy", "alloy.journal={}"))
            .find(Pointer.of("securityContext", "capabilities", "add"))
            .isEmpty());
  }

  @Test
  void another_user_is_given_the_folder_of_positions_first() {
    Plan plan = Stacks.plan("alloy", "alloy={nonRoot: true, groups: [190], journal: {}}");
    Mapping pod = pod(plan);
    assertEquals(List.of("0", "190"), list(pod, "securityContext", "supplementalGroups").toList());
    assertTrue(pod.mapping("securityContext").isOn("runAsNonRoot"));
    Mapping owner = (Mapping) pod.sequence("initContainers").items().getFirst();
    assertEquals(
        List.of("CHOWN", "DAC_READ_SEARCH"),
        list(owner, "securityContext", "capabilities", "add").toList());
    assertEquals(
        text(only(plan, "loki.source.file"), "legacy_positions_file"), StateOwner.POSITIONS);
    assertTrue(owner.toString().contains(StateOwner.POSITIONS), owner.toString());
  }

  @Test
  void root_needs_no_init_container() {
    assertTrue(pod(Stacks.plan("alloy")).find("initContainers").isEmpty());
  }

  @Test
  void lines_wait_on_disk_where_that_is_asked_for() {
    Block wal = only(Stacks.plan("alloy", "alloy.wal=true"), "wal");
    assertTrue(wal.attribute("enabled").orElseThrow().isTrue());
    assertEquals(0, config(Stacks.plan("alloy")).named("wal").count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cluster.runtime=docker | {nonRoot: true} | `alloy.nonRoot` must be false with this"
            + " `cluster.runtime`",
        "cluster.runtime=cri-o | {nonRoot: true} | `alloy.nonRoot` must be false with this"
            + " `cluster.runtime`",
        "cluster.runtime=containerd | {groups: [4]} | `alloy.groups` has no effect without"
            + " `nonRoot`",
        "cluster.runtime=containerd | {nonRoot: true, journal: {}} | `alloy`: without root, the"
            + " journal and files of the node are closed to Alloy",
        "tier=dev | {files: [{name: a, path: /etc/*.log}]} | `alloy.files[0].path`: the folder /etc"
            + " of the node would hide the container's own",
        "tier=dev | {files: [{name: a, path: /*.log}]} | `alloy.files[0].path`: the folder / of the"
            + " node would hide the container's own",
        "tier=dev | {files: [{name: a, path: /proc/1/fd/1}]} | `alloy.files[0].path`: the folder"
            + " /proc/1/fd of the node would hide the container's own",
        "tier=dev | {files: [{name: a, path: /var/log/pods/*/*/*.log}]} | `alloy.files[0].path`:"
            + " '/var/log/pods/*/*/*.log' matches the log files of pods, which are read already",
        "tier=dev | {files: [{name: a, path: '/var/log/**/*.log'}]} | `alloy.files[0].path`:"
            + " '/var/log/**/*.log' matches the log files of pods, which are read already",
        "tier=dev | {files: [{name: a, path: 'x.log'}]} | `alloy.files[0].path`: 'x.log' is not an"
            + " absolute path",
        "tier=dev | {files: [{name: a, path: /srv/a/b, labels: {job: x}}]} |"
            + " `alloy.files[0].labels.job`: plg sets the label 'job' itself",
        "tier=dev | {files: [{name: a, path: /srv/a/b}, {name: a, path: /srv/a/c}]} | `alloy`: two"
            + " of `files` have the same name",
        "tier=dev | {journal: {fields: {unit: unit}}} | `alloy.journal.fields.unit`: 'unit' is not"
            + " a field of the journal",
      })
  void what_cannot_be_read_is_refused(String setting, String alloy, String message) {
    assertEquals(List.of(message), errors("alloy", setting, "alloy=" + alloy));
  }

  @Test
  void promtail_is_not_left_out_without_a_word() {
    assertEquals(
        List.of("`promtail` has no effect without `collector: promtail`"),
        errors("dev", "collector=none", "promtail.discovery=files"));
    assertEquals(List.of(), errors("glp", "collector=none"), "what the profile itself says");
  }

  private static List<String> errors(String profile, String... settings) {
    return Stacks.resolved(profile, settings).findings().stream()
        .filter(Finding::isError)
        .map(Finding::message)
        .toList();
  }

  private static AlloyFile config(Plan plan) {
    AlloyFile file = AlloyFile.read(Scalar.of(Stacks.alloy(plan)));
    assertFalse(file.blocks().isEmpty());
    return file;
  }

  private static Block only(Plan plan, String name) {
    return config(plan).named(name).findFirst().orElseThrow();
  }

  private static String text(Block block, String attribute) {
    return block.attribute(attribute).stream()
        .flatMap(it -> it.value().withParts())
        .filter(AlloyExpression.Text.class::isInstance)
        .map(it -> ((AlloyExpression.Text) it).text())
        .findFirst()
        .orElse("");
  }

  private static Mapping pod(Plan plan) {
    return (Mapping)
        Stacks.object(plan, "alloy/daemonset.yaml")
            .find(Pointer.of("spec", "template", "spec"))
            .orElseThrow();
  }

  private static Mapping container(Plan plan) {
    return (Mapping) pod(plan).sequence("containers").items().getFirst();
  }

  private static Stream<Mapping> mounts(Plan plan) {
    return container(plan).sequence("volumeMounts").mappings();
  }

  private static Stream<Mapping> volumes(Plan plan) {
    return pod(plan).sequence("volumes").mappings().map(it -> it.mapping("hostPath"));
  }

  private static Stream<String> list(Mapping in, String... path) {
    Node found = in.find(Pointer.of(path)).orElseThrow();
    return ((Sequence) found).items().stream().map(it -> ((Scalar) it).text());
  }
}
