package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.time.Duration;
import java.util.List;

/// Retention is applied after some of the compactions.
final class IntervalsDivide implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/interval",
        Severity.ERROR,
        Versions.from("Loki", "2.5"),
        "the intervals of the compactor do not divide",
        "Loki does not start: `interval for applying retention should either be set to a 0 "
            + "or a multiple of compaction interval`",
        "set a multiple of `compactor.compaction_interval`, which is 10m where it is left out",
        "loki pkg/compactor/compactor.go:144@v2.9.17");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    Duration applied = loki.duration("compactor", "apply_retention_interval").orElse(Duration.ZERO);
    Duration compacted =
        loki.duration("compactor", "compaction_interval").orElse(Duration.ofMinutes(10));
    return !applied.isZero()
            && !compacted.isZero()
            && applied.toMillis() % compacted.toMillis() != 0
        ? List.of(
            about()
                .finding(
                    loki.placeOf("compactor", "apply_retention_interval"),
                    "%d minutes are no multiple of %d"
                        .formatted(applied.toMinutes(), compacted.toMinutes())))
        : List.of();
  }
}
