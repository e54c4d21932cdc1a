package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.LokiView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The index of tsdb is cut into days.
final class TsdbPeriodIsADay implements PictureRule {

  @Override
  public About about() {
    return new About(
        "schema/tsdb-period",
        Severity.ERROR,
        Versions.from("Loki", "2.6"),
        "the index of tsdb is not cut into days",
        "Loki does not start: `tsdb must always have periodic config for index set to 24h`",
        "set `index.period: 24h`",
        "loki pkg/storage/config/schema_config.go:48@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return LokiView.in(picture)
        .filter(loki -> about().versions().include(loki.version()))
        .flatMap(loki -> loki.periods().stream())
        .filter(period -> period.store().equals("tsdb"))
        .filter(period -> !period.indexPeriod().equals(Optional.of(Duration.ofDays(1))))
        .map(
            period ->
                about()
                    .finding(
                        period.placeOf("index", "period"),
                        "tsdb needs an index period of 24h, not %s"
                            .formatted(
                                period.tree().mapping("index").text("period").orElse("none"))))
        .toList();
  }
}
