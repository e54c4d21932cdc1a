package dev.plg.rule.disk;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import dev.plg.yaml.Scalar;
import java.util.List;

/// The ruler's log of metrics has a folder that can be written to.
final class RulerLogHasDirectory implements LokiRule {

  @Override
  public About about() {
    return new About(
        "disk/ruler-wal",
        Severity.ERROR,
        Versions.from("Loki", "2.4"),
        "the ruler writes its log to a folder that is read-only",
        "`path_prefix` does not reach it: the folder is `ruler-wal` of the working directory, and "
            + "the ruler fails with `read-only file system`",
        "set `ruler.wal.dir` to a folder of the volume",
        "loki pkg/ruler/storage/instance/instance.go:47@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    boolean writes = loki.isOn("ruler", "remote_write", "enabled");
    boolean absolute =
        loki.value("ruler", "wal", "dir").filter(dir -> dir.startsWith("/")).isPresent()
            || loki.config().flag("ruler.wal.dir").isPresent();
    return writes
            && !absolute
            && loki.config().runs().stream().anyMatch(RulerLogHasDirectory::isReadOnly)
        ? List.of(
            about()
                .finding(
                    loki.placeOf("ruler", "remote_write"),
                    "the ruler keeps its log in %s, which is read-only"
                        .formatted(loki.value("ruler", "wal", "dir").orElse("ruler-wal"))))
        : List.of();
  }

  private static boolean isReadOnly(Run run) {
    return run.container()
        .security("readOnlyRootFilesystem")
        .filter(it -> it.equals(Scalar.of(true)))
        .isPresent();
  }
}
