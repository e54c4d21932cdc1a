package dev.plg.rule.kubernetes;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.Volume;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Disks;
import dev.plg.view.LokiView;
import dev.plg.view.TempoView;
import java.util.ArrayList;
import java.util.List;

/// What a program writes does not lie on a volume that shows a ConfigMap or a Secret.
final class DataIsWritable implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/config-over-data",
        Severity.ERROR,
        Versions.ALL,
        "a program writes to a folder that shows a ConfigMap or a Secret",
        "such a volume is read-only: `read-only file system`, and the program exits",
        "mount the configuration at a path of its own",
        "https://kubernetes.io/docs/concepts/storage/volumes/#configmap");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    LokiView.in(picture)
        .forEach(
            loki ->
                Disks.written(loki).forEach(path -> check(loki.config().runs(), path, findings)));
    TempoView.in(picture)
        .forEach(
            tempo ->
                tempo
                    .value("storage", "trace", "wal", "path")
                    .filter(path -> path.startsWith("/"))
                    .ifPresent(path -> check(tempo.runs(), path, findings)));
    check(picture.runs(Program.GRAFANA).toList(), "/var/lib/grafana", findings);
    return findings.stream().distinct().toList();
  }

  private void check(List<Run> runs, String path, List<Finding> findings) {
    for (Run run : runs) {
      run.container()
          .mountOf(path)
          .filter(
              mount ->
                  run.workload().volume(mount.volume()).filter(DataIsWritable::shows).isPresent())
          .ifPresent(
              mount ->
                  findings.add(
                      about()
                          .finding(
                              mount.place(),
                              "%s writes to %s, which shows the volume '%s'"
                                  .formatted(run.workload().title(), path, mount.volume()))));
    }
  }

  private static boolean shows(Volume volume) {
    return !volume.fromTemplate()
        && (volume.tree().find("configMap").isPresent()
            || volume.tree().find("secret").isPresent());
  }
}
