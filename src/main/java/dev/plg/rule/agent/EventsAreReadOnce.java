package dev.plg.rule.agent;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Agents;
import java.util.List;

/// One pod reads the events of the cluster.
final class EventsAreReadOnce implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/events-by-each-pod",
        Severity.ERROR,
        Versions.ALL,
        "several pods read the same events",
        "each event is stored once a pod: a DaemonSet on ten nodes stores it ten times, and no "
            + "error tells",
        "read events in a Deployment or StatefulSet of one replica",
        "https://grafana.com/docs/alloy/latest/reference/components/loki/"
            + "loki.source.kubernetes_events/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Agents.components(picture, "loki.source.kubernetes_events")
        .filter(it -> it.block().block("clustering").isEmpty())
        .flatMap(
            it ->
                it.workloads()
                    .filter(Agents::isMany)
                    .map(workload -> about().finding(it.block().place(), message(workload))))
        .toList();
  }

  private static String message(Workload workload) {
    return "each pod of %s reads all events of the cluster".formatted(workload.title());
  }
}
