package dev.plg.rule.promtail;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PROMTAIL;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Vocabulary;
import dev.plg.finding.Nearest;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.Optional;
import java.util.SortedSet;

/// The stages of a pipeline exist in this version of Promtail.
final class PromtailUnknownStage {

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
    if (Vocabulary.PROMTAIL_STAGE.has(type)) {
      return Vocabulary.PROMTAIL_STAGE
          .since(type)
          .filter(promtail.config()::isBefore)
          .map(
              since ->
                  at(stage.place(), "the stage %s was added in Promtail %s".formatted(type, since))
                      .fixedBy("use Promtail " + since + " or later"));
    }
    SortedSet<String> known = Vocabulary.PROMTAIL_STAGE.words();
    return Optional.of(
        at(stage.place(), "there is no stage %s".formatted(type))
            .fixedBy(Nearest.to(type, known).map("did you mean %s?"::formatted).orElse("")));
  }
}
