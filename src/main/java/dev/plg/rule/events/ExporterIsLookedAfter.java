package dev.plg.rule.events;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;

/// The exporter is one that somebody looks after.
final class ExporterIsLookedAfter implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/unmaintained-image",
        Severity.WARNING,
        Versions.ALL,
        "the exporter is that of opsgenie, which nobody looks after since 2021",
        "it has faults that were repaired elsewhere, and knows no Loki",
        "take ghcr.io/resmoio/kubernetes-event-exporter:v1.7",
        "github.com/opsgenie/kubernetes-event-exporter README.md; kubernetes-event-exporter v1.7");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.EVENT_EXPORTER)
        .map(run -> run.container().image())
        .filter(image -> image.repository().contains("opsgenie/"))
        .map(
            image ->
                about()
                    .finding(image.place(), "%s is no longer looked after".formatted(image.text())))
        .toList();
  }
}
