package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import java.util.List;

/// The prefix of metrics is one that Prometheus takes.
final class MetricsPrefixFits implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/metrics-prefix",
        Severity.ERROR,
        Versions.from("event-exporter", "1.2"),
        "`metricsNamePrefix` is no name of a metric that ends in an underscore",
        "the exporter exits: `validateMetricsNamePrefix failed`",
        "set `metricsNamePrefix: event_exporter_`",
        "kubernetes-event-exporter pkg/exporter/config.go@v1.7");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .filter(exporter -> about().versions().include(exporter.config().version()))
        .flatMap(
            exporter ->
                exporter
                    .config()
                    .value("metricsNamePrefix")
                    .filter(it -> !it.isEmpty() && !it.matches("[a-zA-Z][a-zA-Z0-9_:]*_"))
                    .map(
                        it ->
                            about()
                                .finding(
                                    exporter.placeOf("metricsNamePrefix"),
                                    "%s is no prefix: it must be letters, digits and underscores, and end in an underscore"
                                        .formatted(it)))
                    .stream())
        .toList();
  }
}
