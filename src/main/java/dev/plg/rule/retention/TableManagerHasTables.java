package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import dev.plg.view.LokiView.Period;
import java.util.List;

/// The table manager deletes tables, and this index has none.
final class TableManagerHasTables implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/table-manager-unused",
        Severity.WARNING,
        Versions.of("Loki"),
        "the table manager has no tables to drop",
        "retention of tsdb and boltdb-shipper is the work of the compactor: nothing is "
            + "deleted by these keys",
        "remove them, and set `compactor.retention_enabled: true` and "
            + "`limits_config.retention_period`",
        "loki docs/sources/operations/storage/retention.md@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    boolean asked =
        loki.isOn("table_manager", "retention_deletes_enabled")
            && loki.duration("table_manager", "retention_period")
                .filter(it -> !it.isZero())
                .isPresent();
    boolean shippedOnly =
        !loki.periods().isEmpty() && loki.periods().stream().allMatch(Period::isShipped);
    // In 2.0 to 2.2 the table manager is the one that deletes the index of boltdb-shipper.
    return asked && shippedOnly && !loki.config().isBefore("2.3")
        ? List.of(
            about()
                .finding(
                    loki.placeOf("table_manager", "retention_period"),
                    "the table manager deletes nothing of store %s"
                        .formatted(loki.periods().getLast().store())))
        : List.of();
  }
}
