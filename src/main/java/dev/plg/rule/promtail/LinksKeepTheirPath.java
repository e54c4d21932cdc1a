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

/// Docker's folder of containers is seen under the path that it has on the node.
final class LinksKeepTheirPath implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/mount-path",
        Severity.ERROR,
        Versions.of("Promtail"),
        "Docker's folder of containers is mounted at another path than it has on the node",
        "the links under /var/log/pods are absolute: in the pod they point to a folder that is not"
            + " there, and no line is read, without an error",
        "let mountPath and hostPath be the same",
        "docs/sources/send-data/promtail/installation.md@v2.9.3; loki"
            + " clients/pkg/promtail/targets/file/filetarget.go:383@v3.5.12");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.PROMTAIL)
        .flatMap(run -> NodeFolder.of(run).stream())
        .filter(folder -> folder.isDockersContainers() && !folder.keepsItsPath())
        .map(this::finding)
        .toList();
  }

  private Finding finding(NodeFolder folder) {
    return about()
        .finding(
            folder.mount().place(),
            "links point to %s on the node, but it is mounted at %s"
                .formatted(folder.host(), folder.mount().path()),
            "set `mountPath: %s`, or hostPath to the folder that `docker info` names, on both sides"
                .formatted(folder.host()));
  }
}
