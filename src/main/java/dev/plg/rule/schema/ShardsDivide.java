package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import dev.plg.view.LokiView.Period;
import java.util.List;
import java.util.Optional;

/// With tsdb, the shards of the ingester are a multiple of those of the schema.
final class ShardsDivide implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/index-shards",
        Severity.ERROR,
        Versions.from("Loki", "2.6"),
        "the shards of ingester and schema do not divide",
        "Loki does not start: `incompatible ingester index shards`",
        "set `ingester.index_shards` to a multiple of `row_shards`, which is 16 where it is "
            + "left out",
        "loki pkg/ingester/index/multi.go@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    Optional<String> shards =
        loki.value("ingester", "index_shards").filter(it -> it.matches("[1-9][0-9]{0,6}"));
    return loki.periods().stream()
        .filter(period -> period.store().equals("tsdb") && shards.isPresent())
        .filter(period -> Integer.parseInt(shards.orElseThrow()) % rows(period) != 0)
        .limit(1)
        .map(
            period ->
                about()
                    .finding(
                        loki.placeOf("ingester", "index_shards"),
                        "%s is no multiple of %d row shards"
                            .formatted(shards.orElseThrow(), rows(period))))
        .toList();
  }

  private static int rows(Period period) {
    return period
        .tree()
        .text("row_shards")
        .filter(it -> it.matches("[1-9][0-9]{0,6}"))
        .map(Integer::valueOf)
        .orElse(16);
  }
}
