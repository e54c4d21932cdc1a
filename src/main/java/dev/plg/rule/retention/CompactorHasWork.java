package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import dev.plg.view.LokiView.Period;
import java.util.List;

/// Retention by the compactor needs an index that it looks after.
final class CompactorHasWork implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/no-compactor",
        Severity.ERROR,
        Versions.from("Loki", "2.3"),
        "the compactor is not started for this index",
        "the compactor looks after tsdb and boltdb-shipper alone, says so at level info, and "
            + "deletes nothing",
        "use `table_manager.retention_period` with this store, or append a period of tsdb",
        "loki pkg/loki/modules.go:1881@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.isOn("compactor", "retention_enabled")
            && !loki.periods().isEmpty()
            && loki.periods().stream().noneMatch(Period::isShipped)
        ? List.of(
            about()
                .finding(
                    loki.placeOf("compactor", "retention_enabled"),
                    "the compactor does nothing for store %s"
                        .formatted(loki.periods().getLast().store())))
        : List.of();
  }
}
