package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The index that is written now by boltdb-shipper is cut into days.
final class ShipperPeriodIsADay implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/shipper-period",
        Severity.ERROR,
        Versions.of("Loki"),
        "the index of boltdb-shipper is not cut into days",
        "Loki does not start: `boltdb-shipper works best with 24h periodic index config`",
        "set `index.period: 24h`; where data exists, append a period with it and a future `from`",
        "loki pkg/storage/config/schema_config.go@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.lastPeriod().stream()
        .filter(period -> period.store().equals("boltdb-shipper"))
        .filter(period -> !period.indexPeriod().equals(Optional.of(Duration.ofDays(1))))
        .map(
            period ->
                about()
                    .finding(
                        period.placeOf("index", "period"),
                        "boltdb-shipper needs an index period of 24h, not %s"
                            .formatted(
                                period.tree().mapping("index").text("period").orElse("none"))))
        .toList();
  }
}
