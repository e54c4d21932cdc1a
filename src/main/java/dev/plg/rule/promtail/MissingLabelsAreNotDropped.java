package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lines are not dropped for a label that they may not have.
final class MissingLabelsAreNotDropped implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/missing-label-dropped",
        Severity.ERROR,
        Versions.of("Promtail"),
        "lines are dropped by a negative match on a label that not every line has",
        "a line without the label matches `!~` and `!=` too: it is dropped, and nothing says so",
        "keep by what discovery knows: a relabelling with `action: keep` on"
            + " __meta_kubernetes_namespace, or drop by a positive match",
        "loki clients/pkg/logentry/stages/match.go:172@v2.9.3: a missing label is matched as an"
            + " empty one");
  }

  /// A negative match of a selector: `namespace!~"…"`.
  private static final String NEGATIVE = "([a-zA-Z_][a-zA-Z0-9_]*)\\s*!(?:~|=)\\s*[\"`]([^\"`]*)";

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .flatMap(promtail -> promtail.jobs().stream())
        .flatMap(
            job ->
                job.allStages()
                    .filter(MissingLabelsAreNotDropped::drops)
                    .flatMap(stage -> uncertain(job, stage).map(label -> finding(stage, label))))
        .toList();
  }

  private static boolean drops(ScrapeJob.Stage stage) {
    return stage.type().equals("match")
        && stage.body().text("action").filter("drop"::equals).isPresent();
  }

  /// The labels of its negative matches that only a stage sets. One that is asked to be there (`!=
  /// ""`) is asked for on purpose.
  private static Stream<String> uncertain(ScrapeJob job, ScrapeJob.Stage match) {
    String selector = match.body().text("selector").orElse("");
    Set<String> certain = job.certainLabels().collect(Collectors.toSet());
    Set<String> extracted =
        job.allStages()
            .filter(stage -> stage.type().equals("labels"))
            .flatMap(stage -> stage.body().keys().stream())
            .collect(Collectors.toSet());
    return Pattern.compile(NEGATIVE)
        .matcher(selector)
        .results()
        .filter(found -> !found.group(2).isEmpty())
        .map(found -> found.group(1))
        .filter(label -> extracted.contains(label) && !certain.contains(label))
        .filter(label -> !isAsked(selector, label));
  }

  private static boolean isAsked(String selector, String label) {
    return Pattern.compile("\\b" + label + "\\s*!=\\s*[\"`][\"`]").matcher(selector).find();
  }

  private Finding finding(ScrapeJob.Stage stage, String label) {
    return about()
        .finding(
            stage.body().placeOf("selector"),
            "lines without the label %s match `%s` and are dropped"
                .formatted(label, stage.body().text("selector").orElse("")));
  }
}
