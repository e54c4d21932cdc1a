package dev.plg.rule.promtail;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.JOBS;
import static dev.plg.rule.Violation.at;

import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ScrapeJob;
import java.util.Set;
import java.util.stream.Stream;

/// No label has a new value for each request or pod.
final class PromtailHighCardinality {

  private static final Set<String> NAMES =
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

  static final Rule RULE =
      warning("promtail/high-cardinality", JOBS)
          .what("a label has a new value for each pod, request or line")
          .why(
              "each value starts a new stream: chunks are small, the index is large, and Loki"
                  + " refuses streams above its limit")
          .fix(
              "remove the label and search the line, or keep the value in the stage"
                  + " `structured_metadata` (2.9 and later)")
          .source("grafana/loki docs/sources/get-started/labels/_index.md@v3.5.1")
          .finds(job -> Stream.concat(relabeled(job), extracted(job)));

  private PromtailHighCardinality() {}

  private static Stream<Violation> relabeled(ScrapeJob job) {
    return job.relabelings().stream()
        .filter(it -> NAMES.contains(it.target()))
        .map(it -> at(it.tree().placeOf("target_label"), message(it.target())));
  }

  private static Stream<Violation> extracted(ScrapeJob job) {
    return job.allStages()
        .filter(stage -> stage.type().equals("labels"))
        .flatMap(stage -> stage.body().entries().stream())
        .filter(label -> NAMES.contains(label.key()))
        .map(label -> at(label.keyPlace(), message(label.key())));
  }

  private static String message(String label) {
    return "the label %s has too many different values".formatted(label);
  }
}
