package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import dev.plg.view.LokiView.Period;
import java.util.List;

/// A period of retention needs somebody who deletes.
final class RetentionIsEnabled implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/not-enabled",
        Severity.ERROR,
        Versions.from("Loki", "2.3"),
        "a retention period is set, but nothing is deleted",
        "`retention_period` alone deletes nothing: the store grows until the disk is full, "
            + "or the bill is",
        "set `compactor.retention_enabled: true`",
        "loki docs/sources/operations/storage/retention.md@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    boolean wanted =
        loki.duration("limits_config", "retention_period").filter(it -> !it.isZero()).isPresent()
            || !loki.tree().mapping("limits_config").sequence("retention_stream").items().isEmpty();
    boolean shipped = loki.periods().stream().anyMatch(Period::isShipped);
    boolean on =
        loki.isOn("compactor", "retention_enabled")
            || loki.config()
                .flag("compactor.retention-enabled")
                .filter(it -> it.isOn())
                .isPresent();
    boolean byTables = loki.isOn("table_manager", "retention_deletes_enabled");
    return wanted && shipped && !on && !byTables
        ? List.of(
            about()
                .finding(
                    loki.placeOf("limits_config", "retention_period"),
                    "logs are to be deleted, but `compactor.retention_enabled` is not true"))
        : List.of();
  }
}
