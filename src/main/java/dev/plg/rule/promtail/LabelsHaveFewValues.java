package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// No label has a value for each request or pod.
final class LabelsHaveFewValues implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/high-cardinality",
        Severity.WARNING,
        Versions.of("Promtail"),
        "a label has a value of its own for each pod, request or line",
        "each value begins a stream of its own: small chunks, a large index, and Loki refuses what"
            + " exceeds its limit of streams",
        "leave the label out and search the line, or keep the value by the stage"
            + " `structured_metadata` (from 2.9)",
        "loki docs/sources/get-started/labels/_index.md@v3.5.1");
  }

  private static final Set<String> MANY =
      Set.of(
          "pod_template_hash",
          "controller_revision_hash",
          "pod_ip",
          "ip",
          "client_ip",
          "remote_addr",
          "container_id",
          "uid",
          "pod_uid",
          "request_id",
          "trace_id",
          "traceid",
          "traceID",
          "span_id",
          "spanid",
          "user_id",
          "session_id",
          "timestamp",
          "ts",
          "time");

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .flatMap(promtail -> promtail.jobs().stream())
        .flatMap(job -> Stream.concat(relabeled(job), staged(job)))
        .toList();
  }

  private Stream<Finding> relabeled(ScrapeJob job) {
    return job.relabelings().stream()
        .filter(it -> MANY.contains(it.target()))
        .map(it -> finding(it.target(), it.tree().placeOf("target_label")));
  }

  private Stream<Finding> staged(ScrapeJob job) {
    return job.allStages()
        .filter(stage -> stage.type().equals("labels"))
        .flatMap(stage -> stage.body().entries().stream())
        .filter(label -> MANY.contains(label.key()))
        .map(label -> finding(label.key(), label.keyPlace()));
  }

  private Finding finding(String label, Location place) {
    return about()
        .finding(place, "%s becomes a label, and has a new value all the time".formatted(label));
  }
}
