package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;

/// tsdb came with Loki 2.6.
final class TsdbExists implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/tsdb-too-early",
        Severity.ERROR,
        Versions.before("Loki", "2.6"),
        "this version of Loki has no tsdb",
        "Loki does not start: `Unrecognized storage client`",
        "use boltdb-shipper, or Loki 2.8 or later",
        "loki pkg/storage/factory.go@v2.6.0");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.periods().stream()
        .filter(period -> period.store().equals("tsdb"))
        .map(
            period ->
                about()
                    .finding(
                        period.placeOf("store"),
                        "Loki %s has no store tsdb".formatted(loki.version().orElseThrow())))
        .toList();
  }
}
