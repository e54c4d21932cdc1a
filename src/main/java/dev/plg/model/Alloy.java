package dev.plg.model;

import java.util.List;
import java.util.Optional;

/// Grafana Alloy, the log collector on each node.
///
/// @param journal the node's journal, where it is read
/// @param files log files of the node, beside those of pods
/// @param wal whether lines wait on the node's disk until Loki has them
public record Alloy(
    LogDiscovery discovery,
    NamespaceFilter namespaces,
    Optional<Journal> journal,
    List<NodeFiles> files,
    boolean wal,
    CollectorUser user,
    PodSettings workload)
    implements Collector.OnNodes {

  public Alloy {
    files = List.copyOf(files);
    InvalidValue.unless(
        files.stream().map(NodeFiles::name).distinct().count() == files.size(),
        "two of `files` have the same name",
        "give each its own, which becomes the label job");
    boolean foreign = journal.isPresent() || !files.isEmpty();
    InvalidValue.unless(
        !(foreign
            && user instanceof CollectorUser.NonRoot(List<Integer> groups)
            && groups.isEmpty()),
        "without root, the journal and files of the node are closed to Alloy",
        "name the numbers of their groups on your nodes in `alloy.groups`, or remove `nonRoot`");
  }
}
