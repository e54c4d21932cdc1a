package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.Disks;
import dev.plg.view.LokiView;
import java.util.List;

/// From a disk something is deleted before it is full.
final class DiskIsEmptied implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/disk-fills",
        Severity.NOTE,
        Versions.of("Loki"),
        "logs are kept on a disk, and nothing is ever deleted",
        "the disk fills: Loki then takes no lines in, and whoever makes room by hand may delete "
            + "what the index points to",
        "set `limits_config.retention_period` and `compactor.retention_enabled: true`; from 3.0 on "
            + "`compactor.delete_request_store` too",
        "loki docs/sources/operations/storage/filesystem.md@v3.7.6: no deletion by size");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    boolean deletes =
        loki.isOn("compactor", "retention_enabled")
            || loki.isOn("table_manager", "retention_deletes_enabled")
            || loki.config().flag("compactor.retention-enabled").isPresent();
    // whoever sets a period and forgets to enable it is told by retention/not-enabled
    boolean means = loki.value("limits_config", "retention_period").isPresent();
    return Disks.onFilesystem(loki).isPresent() && !deletes && !means
        ? List.of(about().finding(loki.placeOf("compactor"), "logs are kept on a disk for ever"))
        : List.of();
  }
}
