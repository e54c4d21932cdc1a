package dev.plg.rule.disk;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.Disks;
import dev.plg.view.LokiView;
import java.util.List;
import java.util.Set;

/// The log is written to a directory that the user of the process may write to.
final class WriteAheadLogHasDirectory implements LokiRule {

  @Override
  public About about() {
    return new About(
        "disk/wal-directory",
        Severity.ERROR,
        Versions.from("Loki", "2.4"),
        "the write-ahead log has no directory",
        "Loki does not start: `creating WAL folder at \"wal\": mkdir wal: permission denied`",
        "set `common.path_prefix: /var/loki`",
        "loki pkg/ingester/ingester.go:353@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    boolean off = loki.value("ingester", "wal", "enabled").filter("false"::equals).isPresent();
    boolean told =
        loki.value("common", "path_prefix").isPresent()
            || loki.value("ingester", "wal", "dir").isPresent()
            || loki.config().flag("common.path-prefix").isPresent()
            || loki.config().flag("ingester.wal-dir").isPresent();
    boolean ingests = Set.of("all", "write", "ingester").stream().anyMatch(loki.target()::contains);
    boolean root = loki.config().runs().stream().anyMatch(run -> Disks.isRoot(run));
    return !off && !told && ingests && !root
        ? List.of(
            about()
                .finding(
                    loki.placeOf("ingester", "wal"),
                    "neither `common.path_prefix` nor `ingester.wal.dir` is set"))
        : List.of();
  }
}
