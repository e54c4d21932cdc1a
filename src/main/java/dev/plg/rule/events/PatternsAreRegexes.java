package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import java.util.List;

/// Patterns of routes are regular expressions.
final class PatternsAreRegexes implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/pattern",
        Severity.WARNING,
        Versions.of("event-exporter"),
        "a pattern of a route is no regular expression",
        "the fault is swallowed: the rule never matches, so nothing is dropped, or nothing sent,"
            + " without an error",
        "write `.*` for `*`, as in `.*test.*`",
        "kubernetes-event-exporter pkg/exporter/rule.go matchString@v1.7");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .flatMap(ExporterView::rules)
        .flatMap(ExporterView::scalars)
        .filter(
            pattern ->
                pattern.text().startsWith("*")
                    || pattern.text().startsWith("+")
                    || pattern.text().startsWith("?"))
        .map(
            pattern ->
                about()
                    .finding(
                        pattern.place(),
                        "%s is no regular expression, so it never matches"
                            .formatted(pattern.text())))
        .toList();
  }
}
