package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Nearest;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Stages of a pipeline are those that this Promtail knows.
final class StagesExist implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/unknown-stage",
        Severity.ERROR,
        Versions.of("Promtail"),
        "a pipeline has a stage that Promtail does not know",
        "Promtail exits: `Unknown stage type`",
        "take one of the stages in the documentation of this version",
        "loki clients/pkg/logentry/stages/stage.go:221@v2.9.3, compared from 2.0 to 3.5");
  }

  // the first version of each stage; those of 2.0 and before have none
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

  private static final Set<String> OLD =
      Set.of(
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

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .flatMap(
            promtail ->
                promtail.jobs().stream()
                    .flatMap(ScrapeJob::allStages)
                    .flatMap(stage -> fault(promtail, stage).stream()))
        .toList();
  }

  private Optional<Finding> fault(PromtailView promtail, ScrapeJob.Stage stage) {
    if (OLD.contains(stage.type())) {
      return Optional.empty();
    }
    Optional<String> since = Optional.ofNullable(SINCE.get(stage.type()));
    if (since.isPresent()) {
      return since
          .filter(promtail.config()::isBefore)
          .map(
              it ->
                  about()
                      .finding(
                          stage.place(),
                          "the stage %s is known from Promtail %s on".formatted(stage.type(), it),
                          "take an image of at least " + it));
    }
    var known = new TreeSet<>(OLD);
    known.addAll(SINCE.keySet());
    String fix =
        Nearest.to(stage.type(), known).map("did you mean %s?"::formatted).orElse(about().fix());
    return Optional.of(
        about().finding(stage.place(), "there is no stage %s".formatted(stage.type()), fix));
  }
}
