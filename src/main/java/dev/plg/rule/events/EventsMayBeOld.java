package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import java.util.List;

/// Events that are some seconds old are exported too.
final class EventsMayBeOld implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/short-age",
        Severity.NOTE,
        Versions.from("event-exporter", "1.2"),
        "events older than five seconds are not exported",
        "what happens while the exporter restarts or lags is lost, and only the metric"
            + " `events_discarded` counts it",
        "set `maxEventAgeSeconds: 60`, or more",
        "kubernetes-event-exporter pkg/exporter/config.go@v1.7, pkg/metrics/metrics.go:113@v1.7");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .filter(exporter -> about().versions().include(exporter.config().version()))
        .filter(exporter -> exporter.config().value("throttlePeriod").isEmpty())
        .filter(
            exporter ->
                exporter
                    .config()
                    .value("maxEventAgeSeconds")
                    .map(EventsMayBeOld::isShort)
                    .orElse(true))
        .map(
            exporter ->
                about()
                    .finding(
                        exporter.placeOf("maxEventAgeSeconds"),
                        "events are exported until they are %s seconds old"
                            .formatted(
                                exporter
                                    .config()
                                    .value("maxEventAgeSeconds")
                                    .filter(it -> !it.equals("0"))
                                    .orElse("5"))))
        .toList();
  }

  private static boolean isShort(String seconds) {
    return seconds.matches("[0-5]");
  }
}
