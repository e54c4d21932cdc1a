package dev.plg.rule.promtail;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.JOBS;
import static dev.plg.rule.Violation.at;

import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ScrapeJob;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lines are not dropped for a label that they may not have.
final class PromtailMissingLabelDropped {

  /// A negative match of a selector: `namespace!~"…"`.
  private static final Pattern NEGATIVE =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*!(?:~|=)\\s*[\"`]([^\"`]*)");

  static final Rule RULE =
      error("promtail/missing-label-dropped", JOBS)
          .what("a negative match drops lines by a label that not every line has")
          .why(
              "a line without the label matches `!~` and `!=` too: Promtail drops it, without an"
                  + " error")
          .fix(
              "keep targets with a relabelling rule, `action: keep` on __meta_kubernetes_namespace,"
                  + " or drop lines by a positive match")
          .source(
              "grafana/loki clients/pkg/logentry/stages/match.go:172@v2.9.3: a missing label is"
                  + " matched as an empty one")
          .finds(
              job ->
                  job.allStages()
                      .filter(PromtailMissingLabelDropped::drops)
                      .flatMap(stage -> violations(job, stage)));

  private PromtailMissingLabelDropped() {}

  private static boolean drops(ScrapeJob.Stage stage) {
    return stage.type().equals("match") && stage.body().is("action", "drop");
  }

  /// Of the labels of negative matches, those that only a stage sets. One with another match that
  /// demands it (`!= ""`) is meant like this.
  private static Stream<Violation> violations(ScrapeJob job, ScrapeJob.Stage match) {
    String selector = match.body().text("selector").orElse("");
    Set<String> certain = job.certainLabels().collect(Collectors.toSet());
    Set<String> extracted =
        job.allStages()
            .filter(stage -> stage.type().equals("labels"))
            .flatMap(stage -> stage.body().keys().stream())
            .collect(Collectors.toSet());
    return NEGATIVE
        .matcher(selector)
        .results()
        .filter(found -> !found.group(2).isEmpty())
        .map(found -> found.group(1))
        .filter(label -> extracted.contains(label) && !certain.contains(label))
        .filter(label -> !isDemanded(selector, label))
        .map(
            label ->
                at(
                    match.body().placeOf("selector"),
                    "`%s` drops lines without the label %s".formatted(selector, label)));
  }

  private static boolean isDemanded(String selector, String label) {
    return Pattern.compile("\\b" + label + "\\s*!=\\s*[\"`][\"`]").matcher(selector).find();
  }
}
