package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.time.Duration;
import java.util.List;

/// A table of an index holds whole days.
final class TablePeriodIsDays implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/table-period",
        Severity.ERROR,
        Versions.of("Loki"),
        "the table period is not a multiple of a day",
        "Loki does not start: `the table period must be a multiple of 24h (1h for schema v1)`",
        "set `index.period: 168h`",
        "loki pkg/storage/config/schema_config.go:40@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.periods().stream()
        .filter(period -> period.isInTables())
        .filter(period -> period.indexPeriod().filter(it -> it.toSeconds() % DAY != 0).isPresent())
        .map(
            period ->
                about()
                    .finding(
                        period.placeOf("index", "period"),
                        "a table period of %s is no multiple of 24h"
                            .formatted(period.tree().mapping("index").text("period").orElse(""))))
        .toList();
  }

  private static final long DAY = Duration.ofDays(1).toSeconds();
}
