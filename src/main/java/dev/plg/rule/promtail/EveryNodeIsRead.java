package dev.plg.rule.promtail;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.NodeFolder;
import java.util.List;
import java.util.Set;

/// Logs of nodes are read on every node.
final class EveryNodeIsRead implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/not-on-every-node",
        Severity.ERROR,
        Versions.of("Promtail"),
        "logs of the node are read by something else than a DaemonSet",
        "only the nodes on which a pod happens to run are read; the others' logs are missing,"
            + " without an error",
        "make it a DaemonSet",
        "loki docs/sources/send-data/promtail/installation.md@v2.9.3");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.PROMTAIL)
        .filter(run -> Set.of("Deployment", "StatefulSet").contains(run.workload().kind()))
        .filter(run -> NodeFolder.of(run).stream().anyMatch(NodeFolder::holdsPodLogs))
        .map(
            run ->
                about()
                    .finding(
                        run.workload().object().placeOf("kind"),
                        "%s reads logs of the node, of only those nodes that it happens to run on"
                            .formatted(run.workload().title())))
        .toList();
  }
}
