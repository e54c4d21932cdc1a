package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import java.util.List;

/// The age of events is limited once.
final class OneAgeIsSet implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/two-ages",
        Severity.ERROR,
        Versions.from("event-exporter", "1.2"),
        "both `throttlePeriod` and `maxEventAgeSeconds` are set",
        "the exporter exits: `validateMaxEventAgeSeconds failed`",
        "remove `throttlePeriod`, the old name",
        "kubernetes-event-exporter pkg/exporter/config.go@v1.2, @v1.7");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .filter(exporter -> about().versions().include(exporter.config().version()))
        .filter(
            exporter -> isSet(exporter, "throttlePeriod") && isSet(exporter, "maxEventAgeSeconds"))
        .map(exporter -> about().finding(exporter.placeOf("throttlePeriod"), about().message()))
        .toList();
  }

  private static boolean isSet(ExporterView exporter, String key) {
    return exporter.config().value(key).filter(value -> !value.equals("0")).isPresent();
  }
}
