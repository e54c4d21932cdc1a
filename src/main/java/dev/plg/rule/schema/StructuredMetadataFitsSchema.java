package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;

/// Structured metadata is on from 3.0, and only tsdb with v13 can store it.
final class StructuredMetadataFitsSchema implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/structured-metadata",
        Severity.ERROR,
        Versions.from("Loki", "3.0"),
        "structured metadata needs schema v13 and tsdb",
        "Loki does not start: `CONFIG ERROR: schema v13 is required to store Structured Metadata`",
        "set `limits_config.allow_structured_metadata: false`, or append a period with tsdb "
            + "and v13",
        "loki pkg/loki/validation.go:47,51@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    boolean off =
        loki.value("limits_config", "allow_structured_metadata").filter("false"::equals).isPresent()
            || loki.config()
                .flag("validation.allow-structured-metadata")
                .filter(it -> !it.isOn())
                .isPresent();
    return loki.lastPeriod().stream()
        .filter(period -> !off && !(period.store().equals("tsdb") && period.schema().equals("v13")))
        .map(
            period ->
                about()
                    .finding(
                        period.placeOf(period.store().equals("tsdb") ? "schema" : "store"),
                        "store %s with schema %s cannot hold structured metadata"
                            .formatted(period.store(), period.schema())))
        .toList();
  }
}
