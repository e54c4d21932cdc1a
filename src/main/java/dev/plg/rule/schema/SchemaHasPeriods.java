package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;

/// Loki must know in which form it stores logs.
final class SchemaHasPeriods implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/empty",
        Severity.ERROR,
        Versions.of("Loki"),
        "the schema has no period",
        "Loki does not start: `must specify at least one schema configuration`",
        "add a period to `schema_config.configs`, as in {from: 2024-01-01, store: tsdb, "
            + "object_store: s3, schema: v13, index: {prefix: index_, period: 24h}}",
        "loki pkg/storage/config/schema_config.go@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.periods().isEmpty() && loki.config().flag("schema-config-file").isEmpty()
        ? List.of(
            about()
                .finding(loki.placeOf("schema_config", "configs"), "`schema_config` has no period"))
        : List.of();
  }
}
