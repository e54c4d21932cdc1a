package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Items.items;
import static dev.plg.key.Made.made;
import static dev.plg.key.Pairs.pairs;
import static dev.plg.key.Shape.Flag.FLAG;
import static dev.plg.key.Shape.Text.text;

import dev.plg.catalog.Program;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.key.Shape.Whole;
import dev.plg.model.AbsolutePath;
import dev.plg.model.Alloy;
import dev.plg.model.CollectorUser;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.FilePattern;
import dev.plg.model.Journal;
import dev.plg.model.LineLabels;
import dev.plg.model.NodeFiles;
import dev.plg.model.Resources;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The section `alloy`. What it leaves out of what both collectors have, image and resources aside,
/// is as in the section `promtail`, so that a stack that changes its collector goes on reading the
/// same pods on the same nodes.
final class AlloySection {

  static final FileKey<String> VERSION = VersionSection.version(Program.ALLOY);
  private static final FileKey<Journal> JOURNAL =
      key(
              "journal",
              made(
                  key("path", text("absolute path", AbsolutePath::new))
                      .or("/var/log/journal")
                      .about(
                          "The folder of the journal. It must exist on each node: a node that keeps"
                              + " its journal in memory has /run/log/journal.",
                          "/run/log/journal"),
                  key("maxAge", SharedKeys.INTERVAL)
                      .or("7h")
                      .about("How far back the first reading goes.", "24h"),
                  key("fields", pairs(text(), Journal::check))
                      .or(new TreeMap<>(Map.of("unit", "_SYSTEMD_UNIT")), "{unit: _SYSTEMD_UNIT}")
                      .about(
                          "For each label the field of an entry that is its value."
                              + " `PRIORITY_KEYWORD` is the priority in words.",
                          "{level: PRIORITY_KEYWORD}"),
                  labels(),
                  (path, age, fields, labels) ->
                      new Journal(path, age, fields, new LineLabels(labels))))
          .about("Reads the journal of each node, too, with the label job systemd-journal.", "{}");

  private static final FileKey<List<NodeFiles>> FILES =
      key(
              "files",
              items(
                  made(
                      key("name", SharedKeys.NAME).about("The label job of the lines.", "audit"),
                      key("path", text("path of files", FilePattern::new))
                          .about(
                              "The files, as a path or a pattern. Their folder is mounted"
                                  + " read-only.",
                              "/var/log/audit/*.log"),
                      labels(),
                      (name, path, labels) -> new NodeFiles(name, path, new LineLabels(labels)))))
          .or(List.of(), "")
          .about(
              "Log files of the node, beside those of pods.",
              "[{name: audit, path: /var/log/audit/*.log}]");

  private static final FileKey<Boolean> WAL =
      key("wal", FLAG)
          .or("false")
          .about(
              "`true` keeps lines on the disk of the node until Loki has them. Upstream calls this"
                  + " write-ahead log experimental.");
  private static final FileKey<Boolean> NON_ROOT =
      key("nonRoot", FLAG)
          .or("false")
          .about(
              "`true` runs Alloy as the user of its image with root's group, whose log files"
                  + " containerd lets it read. An init container gives it its folder on the node.");
  private static final FileKey<List<Integer>> GROUPS =
      key("groups", items(Whole.from(0)))
          .or(List.of(), "")
          .about(
              "With `nonRoot`: the numbers of further groups, as that of systemd-journal on your"
                  + " nodes.",
              "[190]");

  static final Group KEYS =
      Group.of(
          Group.later(
              () ->
                  List.of(
                      VersionSection.about(Program.ALLOY, VERSION),
                      PromtailSection.DISCOVERY,
                      PromtailSection.NAMESPACES,
                      JOURNAL,
                      FILES,
                      WAL,
                      NON_ROOT,
                      GROUPS)),
          WorkloadSection.KEYS);

  private AlloySection() {}

  /// Not one key for both: the schema tells keys by identity.
  private static FileKey<SortedMap<String, String>> labels() {
    return key("labels", pairs(text(), LineLabels::check))
        .or(Collections.emptySortedMap(), "")
        .about("Labels of all lines, beside job and node_name.", "{cluster: production}");
  }

  static Optional<Alloy> read(FileValue root, Resources resources, ContainerRuntime runtime) {
    FileValue alloy = root.in(StackFile.ALLOY);
    FileValue promtail = root.in(StackFile.PROMTAIL);
    refuseConfig(promtail);
    CollectorUser user = user(alloy, runtime);
    return alloy.whole(
        () ->
            new Alloy(
                alloy.or(PromtailSection.DISCOVERY, promtail).get(PromtailSection.DISCOVERY),
                PromtailSection.namespaces(
                    alloy.or(PromtailSection.NAMESPACES, promtail).in(PromtailSection.NAMESPACES)),
                alloy.find(JOURNAL),
                alloy.get(FILES),
                alloy.get(WAL),
                user,
                WorkloadSection.read(alloy, promtail, resources, Defaults.CONTROL_PLANE)));
  }

  private static CollectorUser user(FileValue alloy, ContainerRuntime runtime) {
    if (!alloy.get(NON_ROOT)) {
      SharedKeys.refuseWithout(alloy, NON_ROOT, GROUPS);
      return new CollectorUser.Root();
    }
    closedToOthers(runtime)
        .ifPresent(
            why ->
                alloy.report(
                    "choice",
                    alloy.place(NON_ROOT),
                    "`%s` must be false with this `cluster.runtime`"
                        .formatted(alloy.path(NON_ROOT)),
                    why,
                    "remove it: Alloy then runs as root, without capabilities"));
    return new CollectorUser.NonRoot(alloy.get(GROUPS));
  }

  /// Why only root can read the log files of a runtime.
  // containerd v2.1.1 internal/cri/server/helpers_linux.go:58: 0640, in folders of 0755
  // conmon v2.1.12 src/ctr_logging.c: 0600; v2.1.13: 0640
  // moby v20.10.8 daemon/daemon.go:864: `containers` 0701; v20.10.9: 0710 with the group of the
  // remapped root; daemon/logger/jsonfilelog/jsonfilelog.go:113: 0640
  private static Optional<String> closedToOthers(ContainerRuntime runtime) {
    return switch (runtime) {
      case ContainerRuntime.Containerd() -> Optional.empty();
      case ContainerRuntime.CriO() ->
          Optional.of("up to conmon 2.1.12, only root can read the log files of CRI-O");
      case ContainerRuntime.Docker _ ->
          Optional.of(
              "up to Docker 20.10.8, or with userns-remap, only root can open the folders of its"
                  + " containers");
    };
  }

  /// What a stack adds to Promtail's configuration would be lost silently.
  private static void refuseConfig(FileValue promtail) {
    if (promtail.has(PromtailSection.CONFIG)) {
      promtail.report(
          "outside",
          promtail.place(PromtailSection.CONFIG),
          "`%s` has no effect with `collector: alloy`"
              .formatted(promtail.path(PromtailSection.CONFIG)),
          "Alloy reads another configuration: stages and clients of this one would be lost",
          "remove it, or set `collector: promtail`");
    }
  }
}
