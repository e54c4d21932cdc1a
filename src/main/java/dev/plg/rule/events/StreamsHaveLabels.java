package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import java.util.List;

/// Streams for Loki have labels.
final class StreamsHaveLabels implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/no-stream-labels",
        Severity.ERROR,
        Versions.from("event-exporter", "1.2"),
        "a receiver for Loki has no `streamLabels`",
        "Loki answers 400 `error at least one label pair is required per stream`, which is logged"
            + " at level debug: no event arrives",
        "add `streamLabels: {job: kubernetes-event-exporter}`",
        "kubernetes-event-exporter pkg/sinks/loki.go@v1.7; run with Loki 2.9.6 and 3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .flatMap(exporter -> exporter.receivers().stream())
        .filter(
            receiver ->
                receiver
                    .sink("loki")
                    .filter(loki -> loki.mapping("streamLabels").isEmpty())
                    .isPresent())
        .map(
            receiver ->
                about()
                    .finding(
                        receiver.tree().entry("loki").orElseThrow().keyPlace(),
                        "receiver %s has no streamLabels".formatted(receiver.name())))
        .toList();
  }
}
