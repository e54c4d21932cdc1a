package dev.plg.rule.retention;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;

/// Retention by the compactor came with Loki 2.3.
final class CompactorCanDelete implements LokiRule {

  @Override
  public About about() {
    return new About(
        "retention/too-early",
        Severity.ERROR,
        Versions.before("Loki", "2.3"),
        "this version of Loki has no retention by the compactor",
        "Loki does not start: `field retention_period not found in type validation.plain`",
        "use `table_manager.retention_period`, or Loki 2.3 or later",
        "loki pkg/validation/limits.go@v2.3.0");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.tree().mapping("limits_config").entry("retention_period").stream()
        .map(
            entry ->
                about()
                    .finding(
                        entry.keyPlace(),
                        "Loki %s knows no `limits_config.retention_period`"
                            .formatted(loki.version().orElseThrow())))
        .toList();
  }
}
