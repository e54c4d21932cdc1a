package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import dev.plg.view.LokiView.Period;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The table manager drops whole tables.
final class TablesDivideRetention implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/table-multiple",
        Severity.ERROR,
        Versions.of("Loki"),
        "the retention is no multiple of the table period",
        "Loki does not start: `retention period should now be a multiple of periodic table "
            + "duration`",
        "choose a multiple of `index.period`",
        "loki pkg/storage/stores/series/index/table_manager.go:181@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    Optional<Duration> kept =
        loki.duration("table_manager", "retention_period").filter(it -> !it.isZero());
    return loki.periods().stream()
        .filter(Period::isInTables)
        .filter(
            period ->
                kept.isPresent() && period.indexPeriod().filter(it -> !it.isZero()).isPresent())
        .filter(period -> kept.get().toSeconds() % period.indexPeriod().get().toSeconds() != 0)
        .limit(1)
        .map(
            period ->
                about()
                    .finding(
                        loki.placeOf("table_manager", "retention_period"),
                        "a retention of %dh is no multiple of tables of %dh"
                            .formatted(kept.get().toHours(), period.indexPeriod().get().toHours())))
        .toList();
  }
}
