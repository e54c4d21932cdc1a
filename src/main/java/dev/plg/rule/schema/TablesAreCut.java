package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.time.Duration;
import java.util.List;

/// An index in tables is cut into periods, so that old ones can be dropped.
final class TablesAreCut implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/one-table",
        Severity.WARNING,
        Versions.of("Loki"),
        "the whole index is one table that grows for ever",
        "the table manager deletes whole tables alone, so retention is impossible; the table "
            + "is called exactly as `prefix`",
        "set `index.period: 168h` before anything is stored",
        "loki docs/sources/operations/storage/table-manager/_index.md@v2.9.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.periods().stream()
        .filter(period -> period.isInTables() && !period.store().equals("boltdb"))
        .filter(period -> period.indexPeriod().orElse(Duration.ZERO).isZero())
        .map(
            period ->
                about()
                    .finding(
                        period.placeOf("index", "period"),
                        "the whole index is one table, '%s'"
                            .formatted(period.tree().mapping("index").text("prefix").orElse(""))))
        .toList();
  }
}
