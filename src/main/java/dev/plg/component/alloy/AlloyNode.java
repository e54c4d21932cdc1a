package dev.plg.component.alloy;

import dev.plg.component.logs.NodeCollector;
import dev.plg.component.pod.PodVolume;
import dev.plg.model.Alloy;
import dev.plg.model.FilePattern;
import dev.plg.model.Journal;
import dev.plg.model.NodeFiles;
import dev.plg.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files and folders of the node that Alloy reads.
final class AlloyNode {

  private AlloyNode() {}

  /// All of them: those of pods, then the journal, then the user's.
  static List<PodVolume.OfNode> volumes(Stack stack, Alloy alloy) {
    var volumes = new ArrayList<>(NodeCollector.logFiles(stack));
    volumes.addAll(beside(alloy));
    return volumes;
  }

  /// Those beside the log files of pods.
  static List<PodVolume.OfNode> beside(Alloy alloy) {
    return Stream.concat(
            alloy.journal().stream().flatMap(AlloyNode::journal), folders(alloy.files()))
        .toList();
  }

  /// A folder that must be there: made by the mount, it would move the journal from memory to disk.
  // systemd journald.conf(5), Storage=auto
  private static Stream<PodVolume.OfNode> journal(Journal journal) {
    return Stream.of(
        PodVolume.OfNode.there("journal", journal.path().value(), "Directory"),
        PodVolume.OfNode.there("machine-id", "/etc/machine-id", "File"));
  }

  /// Each folder that is in no other.
  private static Stream<PodVolume.OfNode> folders(List<NodeFiles> files) {
    List<String> folders =
        files.stream().map(NodeFiles::path).map(FilePattern::folder).distinct().sorted().toList();
    List<String> outer =
        folders.stream()
            .filter(it -> folders.stream().noneMatch(other -> it.startsWith(other + "/")))
            .toList();
    return outer.stream().map(it -> new PodVolume.OfNode("files-" + outer.indexOf(it), it));
  }
}
