package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import dev.plg.yaml.Scalar;
import java.util.List;

/// Labels of streams are written out.
final class StreamLabelsAreFixed implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/label-template",
        Severity.WARNING,
        Versions.from("event-exporter", "1.2"),
        "a label of `streamLabels` is a template",
        "only `layout` and `headers` are templates: the label's value is the braces themselves",
        "write a fixed value; what differs from event to event belongs into `layout`, and is"
            + " searched in the line",
        "kubernetes-event-exporter pkg/sinks/loki.go@v1.7: Stream is cfg.StreamLabels");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .flatMap(exporter -> exporter.receivers().stream())
        .flatMap(receiver -> receiver.sink("loki").stream())
        .flatMap(loki -> loki.mapping("streamLabels").entries().stream())
        .filter(label -> label.value() instanceof Scalar scalar && scalar.text().contains("{{"))
        .map(
            label ->
                about()
                    .finding(
                        label.value().place(),
                        "the label %s is a template, which nobody fills in".formatted(label.key())))
        .toList();
  }
}
