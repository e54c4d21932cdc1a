package dev.plg.rule.promtail;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PROMTAIL;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Nearest;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The stages of a pipeline exist in this version of Promtail.
final class PromtailUnknownStage {

  /// The first version of each stage that 2.0 does not have.
  private static final Map<String, String> SINCE =
      Map.ofEntries(
          Map.entry("multiline", "2.2"),
          Map.entry("pack", "2.2"),
          Map.entry("labelallow", "2.3"),
          Map.entry("logfmt", "2.4"),
          Map.entry("static_labels", "2.4"),
          Map.entry("limit", "2.5"),
          Map.entry("decolorize", "2.8"),
          Map.entry("eventlogmessage", "2.8"),
          Map.entry("geoip", "2.8"),
          Map.entry("sampling", "2.9"),
          Map.entry("non_indexed_labels", "2.9"),
          Map.entry("structured_metadata", "2.9"));

  /// The stages of 2.0.
  private static final List<String> OLD =
      List.of(
          "json",
          "regex",
          "replace",
          "metrics",
          "labels",
          "labeldrop",
          "timestamp",
          "output",
          "docker",
          "cri",
          "match",
          "template",
          "pipeline",
          "tenant",
          "drop");

  static final Rule RULE =
      error("promtail/unknown-stage", PROMTAIL)
          .what("a pipeline has a stage that Promtail does not support")
          .why("Promtail exits: `Unknown stage type`")
          .fix("use one of the stages in the documentation of this version")
          .source(
              "grafana/loki clients/pkg/logentry/stages/stage.go:221@v2.9.3, compared from 2.0 to"
                  + " 3.5")
          .finds(
              promtail ->
                  promtail.jobs().stream()
                      .flatMap(ScrapeJob::allStages)
                      .flatMap(stage -> violation(promtail, stage).stream()));

  private PromtailUnknownStage() {}

  private static Optional<Violation> violation(PromtailView promtail, ScrapeJob.Stage stage) {
    String type = stage.type();
    if (OLD.contains(type)) {
      return Optional.empty();
    }
    if (SINCE.containsKey(type)) {
      String since = SINCE.get(type);
      return promtail.config().isBefore(since)
          ? Optional.of(
              at(stage.place(), "the stage %s was added in Promtail %s".formatted(type, since))
                  .fixedBy("use Promtail " + since + " or later"))
          : Optional.empty();
    }
    List<String> known = Stream.concat(OLD.stream(), SINCE.keySet().stream()).sorted().toList();
    return Optional.of(
        at(stage.place(), "there is no stage %s".formatted(type))
            .fixedBy(Nearest.to(type, known).map("did you mean %s?"::formatted).orElse("")));
  }
}
