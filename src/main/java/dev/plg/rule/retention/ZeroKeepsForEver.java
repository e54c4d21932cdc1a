package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.time.Duration;
import java.util.List;

/// Before 2.8 nothing says "for ever" but to switch retention off.
final class ZeroKeepsForEver implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/zero-deletes",
        Severity.ERROR,
        Versions.between("Loki", "2.3", "2.8"),
        "a retention of 0 deletes everything at once",
        "before 2.8 a period of 0 means that all logs are too old",
        "set the period that is meant, or `compactor.retention_enabled: false`",
        "loki docs/sources/setup/upgrade/_index.md@v2.8.0");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.isOn("compactor", "retention_enabled")
            && loki.duration("limits_config", "retention_period")
                .filter(Duration::isZero)
                .isPresent()
        ? List.of(
            about()
                .finding(
                    loki.placeOf("limits_config", "retention_period"),
                    "Loki %s deletes all logs with a retention of 0"
                        .formatted(loki.version().orElseThrow())))
        : List.of();
  }
}
