package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;

/// From v10 on the rows of an index are spread over shards.
final class RowsAreSharded implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/row-shards",
        Severity.ERROR,
        Versions.of("Loki"),
        "a schema from v10 on has no shards",
        "Loki does not start: `must have row_shards > 0`",
        "leave `row_shards` out, which means 16",
        "loki pkg/storage/config/schema_config.go@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.periods().stream()
        .filter(period -> period.tree().text("row_shards").filter("0"::equals).isPresent())
        .filter(period -> !period.schema().equals("v9"))
        .map(
            period ->
                about()
                    .finding(
                        period.placeOf("row_shards"),
                        "schema %s cannot have 0 row shards".formatted(period.schema())))
        .toList();
  }
}
