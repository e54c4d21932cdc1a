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

/// Who reads the logs of a node need not be able to change them.
final class LogsOfNodeAreReadOnly implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/writable-logs",
        Severity.NOTE,
        Versions.of("Promtail"),
        "the logs of the nodes are mounted writable",
        "a fault in Promtail can change or delete the logs of every pod, and what Docker keeps "
            + "beside them",
        "set `readOnly: true` on the mount; only positions are written",
        "helm-charts charts/promtail/values.yaml@promtail-6.15.5 defaultVolumeMounts");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.PROMTAIL)
        .flatMap(run -> NodeFolder.of(run).stream())
        .filter(folder -> !folder.mount().readOnly())
        .filter(folder -> folder.host().startsWith("/var/log/pods") || folder.isDockersContainers())
        .map(
            folder ->
                about()
                    .finding(
                        folder.mount().place(), "%s can be written to".formatted(folder.host())))
        .toList();
  }
}
