package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import java.util.List;

/// Of several exporters one sends.
final class OneExporterLeads implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/replicas",
        Severity.ERROR,
        Versions.of("event-exporter"),
        "several exporters send, each all events",
        "each event is sent by each of them",
        "set `replicas: 1`, or `leaderElection: {enabled: true}` with rights on leases",
        "kubernetes-event-exporter main.go@v1.7");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .filter(exporter -> !exporter.isOn("leaderElection", "enabled"))
        .flatMap(exporter -> exporter.runs().stream().map(Run::workload).distinct())
        .filter(workload -> workload.pods() > 1 || workload.kind().equals("DaemonSet"))
        .map(
            workload ->
                about()
                    .finding(
                        workload.replicasPlace(),
                        "%s runs several exporters without leaderElection"
                            .formatted(workload.title())))
        .toList();
  }
}
