package dev.plg.rule.events;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;

/// Events come by one way.
final class EventsComeOnce implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/two-ways",
        Severity.WARNING,
        Versions.ALL,
        "events are collected in two ways",
        "each event comes to Loki once by each of them",
        "keep one of them",
        "kubernetes-event-exporter README.md@v1.7; k8s-event-logger README.md@2.7");
  }

  @Override
  public List<Finding> check(Picture picture) {
    boolean exported = picture.workloads(Program.EVENT_EXPORTER).findAny().isPresent();
    return picture
        .workloads(Program.K8S_EVENT_LOGGER)
        .filter(_ -> exported)
        .map(
            workload ->
                about()
                    .finding(
                        workload.place(),
                        "%s logs the events that an exporter sends already"
                            .formatted(workload.title())))
        .toList();
  }
}
