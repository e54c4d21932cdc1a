package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.time.Duration;
import java.util.List;

/// What is kept can be read.
final class KeptLogsCanBeRead implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/lookback",
        Severity.WARNING,
        Versions.from("Loki", "2.3"),
        "logs are kept that no query reaches",
        "queries look back no further than `max_query_lookback`; what is older is paid for "
            + "and never read",
        "set `limits_config.max_query_lookback` to the retention, or 0",
        "loki docs/sources/operations/storage/retention.md@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    Duration back = loki.duration("limits_config", "max_query_lookback").orElse(Duration.ZERO);
    Duration kept = loki.duration("limits_config", "retention_period").orElse(Duration.ZERO);
    return !back.isZero() && loki.isOn("compactor", "retention_enabled") && back.compareTo(kept) < 0
        ? List.of(
            about()
                .finding(
                    loki.placeOf("limits_config", "max_query_lookback"),
                    "queries look back %dh, logs are kept for %dh"
                        .formatted(back.toHours(), kept.toHours())))
        : List.of();
  }
}
