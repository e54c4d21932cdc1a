package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import java.util.List;

/// What is posted to Loki has the form that Loki takes.
final class LokiGetsStreams implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/webhook-to-loki",
        Severity.ERROR,
        Versions.of("event-exporter"),
        "a webhook posts bare events to Loki's push API",
        "Loki up to 3.3 answers 204 and stores nothing, later ones answer 422, which is logged at"
            + " level debug: no event arrives, without an error",
        "use the receiver `loki: {url: …, streamLabels: {job: kubernetes-event-exporter}}` (from"
            + " 1.2), or `stdout: {}` and a log collector",
        "kubernetes-event-exporter pkg/sinks/webhook.go, pkg/sinks/loki.go@v1.7; loki"
            + " pkg/validation/validate.go:15@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .flatMap(exporter -> exporter.receivers().stream())
        .flatMap(receiver -> receiver.sink("webhook").stream())
        .filter(
            webhook ->
                webhook.text("endpoint").filter(url -> url.contains("/api/v1/push")).isPresent())
        .filter(webhook -> !webhook.mapping("layout").keys().contains("streams"))
        .map(
            webhook ->
                about()
                    .finding(
                        webhook.placeOf("endpoint"),
                        "a webhook posts bare events to %s, of which Loki stores nothing"
                            .formatted(webhook.text("endpoint").orElse(""))))
        .toList();
  }
}
