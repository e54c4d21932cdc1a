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
import java.util.Optional;

/// A `match` that drops lines does nothing else with them.
final class DroppedLinesHaveNoStages implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/match-action",
        Severity.ERROR,
        Versions.of("Promtail"),
        "a `match` stage has an action that does not fit its stages",
        "Promtail exits: `match stage configured to drop entries cannot contains stages`, `match"
            + " stage action should be 'keep' or 'drop'`, or `match stage requires at least one"
            + " additional stage to be defined in '- stages'`",
        "take the stages away, or write `action: keep`",
        "loki clients/pkg/logentry/stages/match.go:20@v2.9.3");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .flatMap(promtail -> promtail.jobs().stream())
        .flatMap(ScrapeJob::allStages)
        .filter(stage -> stage.type().equals("match"))
        .flatMap(stage -> fault(stage).map(it -> about().finding(place(stage), it)).stream())
        .toList();
  }

  private static Location place(ScrapeJob.Stage stage) {
    return stage.body().find("action").isPresent() ? stage.body().placeOf("action") : stage.place();
  }

  private static Optional<String> fault(ScrapeJob.Stage stage) {
    boolean empty = stage.body().sequence("stages").items().isEmpty();
    return switch (stage.body().text("action").orElse("keep")) {
      case "keep" ->
          empty ? Optional.of("a match that keeps lines has no stages") : Optional.empty();
      case "drop" -> empty ? Optional.empty() : Optional.of("a match that drops lines has stages");
      case String other ->
          Optional.of("a match has the action %s, which is neither keep nor drop".formatted(other));
    };
  }
}
