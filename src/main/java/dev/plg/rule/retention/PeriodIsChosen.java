package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;

/// Who deletes says what.
final class PeriodIsChosen implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/default-month",
        Severity.WARNING,
        Versions.between("Loki", "2.3", "2.8"),
        "logs are deleted after a month that nobody chose",
        "before 2.8 the period is 744h where it is left out",
        "set `limits_config.retention_period`",
        "loki pkg/validation/limits.go@v2.3.0");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.isOn("compactor", "retention_enabled")
            && loki.value("limits_config", "retention_period").isEmpty()
        ? List.of(
            about()
                .finding(
                    loki.placeOf("compactor", "retention_enabled"),
                    "retention is on, and `limits_config.retention_period` is left out"))
        : List.of();
  }
}
