package dev.plg.rule.grafana;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DataSource;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Labels that a trace is looked up by are set by somebody.
final class LinkedLabelsExist implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/unset-label",
        Severity.WARNING,
        Versions.ALL,
        "a link from traces to logs asks for a label that no log has",
        "its query finds nothing, without an error",
        "map the tag to a label that the collector sets: `{key: service.name, value: app}`",
        "grafana docs datasources/tempo/configure-tempo-data-source: trace to logs, tags");
  }

  @Override
  public List<Finding> check(Picture picture) {
    Set<String> labels =
        PromtailView.in(picture)
            .flatMap(promtail -> promtail.jobs().stream())
            .flatMap(LinkedLabelsExist::labels)
            .collect(Collectors.toSet());
    boolean complete = isComplete(picture);
    return DataSource.in(picture)
        .filter(_ -> complete)
        .flatMap(source -> source.jsonData().mapping("tracesToLogsV2").sequence("tags").mappings())
        .filter(
            tag ->
                tag.text("value")
                    .filter(value -> !value.isEmpty() && !labels.contains(value))
                    .isPresent())
        .map(
            tag ->
                about()
                    .finding(
                        tag.placeOf("value"),
                        "no log has the label %s".formatted(tag.text("value").orElse(""))))
        .toList();
  }

  private static Stream<String> labels(ScrapeJob job) {
    Stream<String> staged =
        job.allStages()
            .filter(stage -> stage.type().equals("labels") || stage.type().equals("static_labels"))
            .flatMap(stage -> stage.body().keys().stream());
    return Stream.concat(job.certainLabels(), staged);
  }

  /// Whether Promtail alone collects logs, and chooses its labels.
  private static boolean isComplete(Picture picture) {
    boolean others =
        Stream.of(Program.GRAFANA_AGENT, Program.ALLOY)
            .anyMatch(
                it ->
                    picture
                        .configs(it)
                        .anyMatch(config -> config.text().text().contains("loki.source")));
    List<ScrapeJob> jobs =
        PromtailView.in(picture).flatMap(promtail -> promtail.jobs().stream()).toList();
    boolean mapped =
        jobs.stream()
            .flatMap(job -> job.relabelings().stream())
            .anyMatch(it -> it.action().equals("labelmap"));
    return !others && !jobs.isEmpty() && !mapped;
  }
}
