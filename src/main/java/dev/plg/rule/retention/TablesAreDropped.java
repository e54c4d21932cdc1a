package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import dev.plg.view.LokiView.Period;
import java.util.List;

/// Old tables are dropped where both keys say so.
final class TablesAreDropped implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/tables-kept",
        Severity.ERROR,
        Versions.of("Loki"),
        "half of what drops old tables is set",
        "the table manager needs both keys to delete anything: without one of them all "
            + "tables stay, and are paid for",
        "set `table_manager.retention_deletes_enabled: true` and `table_manager.retention_period`",
        "loki docs/sources/operations/storage/table-manager/_index.md@v2.9.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    boolean tables = loki.lastPeriod().filter(Period::isInTables).isPresent();
    boolean deletes = loki.isOn("table_manager", "retention_deletes_enabled");
    boolean period =
        loki.duration("table_manager", "retention_period").filter(it -> !it.isZero()).isPresent();
    return tables && deletes != period
        ? List.of(
            about()
                .finding(
                    loki.placeOf(
                        "table_manager",
                        deletes ? "retention_deletes_enabled" : "retention_period"),
                    deletes
                        ? "tables are to be deleted, but `table_manager.retention_period` is not"
                            + " set"
                        : "a retention is set, but `table_manager.retention_deletes_enabled` is not"
                            + " true"))
        : List.of();
  }
}
