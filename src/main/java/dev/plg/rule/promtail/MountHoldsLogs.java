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

/// The folder that is mounted as Docker's is Docker's.
final class MountHoldsLogs implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/storage-root",
        Severity.WARNING,
        Versions.of("Promtail"),
        "/var/lib/containers is mounted, where no runtime keeps logs",
        "it is where CRI-O and Podman keep images; Docker's logs lie in /var/lib/docker/containers,"
            + " those of CRI-O and containerd in /var/log/pods",
        "with Docker, mount its root's `containers` (by default /var/lib/docker/containers) at the"
            + " same path; else leave the mount out",
        "helm-charts charts/promtail/values.yaml@promtail-6.15.5 defaultVolumes");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.PROMTAIL)
        .flatMap(run -> NodeFolder.of(run).stream())
        .filter(folder -> folder.host().equals("/var/lib/containers"))
        .map(
            folder ->
                about()
                    .finding(folder.volume().tree().placeOf("hostPath", "path"), about().message()))
        .toList();
  }
}
