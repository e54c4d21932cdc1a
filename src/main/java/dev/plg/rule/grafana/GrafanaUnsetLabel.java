package dev.plg.rule.grafana;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.DataSource;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import dev.plg.yaml.Mapping;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A link from traces to logs selects by labels that the collector sets.
final class GrafanaUnsetLabel {

  static final Rule RULE =
      warning("grafana/unset-label", PICTURE)
          .what("a link from traces to logs selects by a label that no log has")
          .why("the link's query finds no lines, without an error")
          .fix("map the tag to a label that the collector sets: `{key: service.name, value: app}`")
          .source(
              "grafana/grafana docs datasources/tempo/configure-tempo-data-source: trace to logs,"
                  + " tags")
          .where(GrafanaUnsetLabel::knowsAllLabels)
          .finds(GrafanaUnsetLabel::violations);

  private GrafanaUnsetLabel() {}

  private static Stream<Violation> violations(Picture picture) {
    Set<String> labels =
        jobs(picture).flatMap(GrafanaUnsetLabel::labels).collect(Collectors.toSet());
    return DataSource.in(picture)
        .flatMap(source -> source.jsonData().mapping("tracesToLogsV2").sequence("tags").mappings())
        .filter(tag -> !value(tag).isEmpty() && !labels.contains(value(tag)))
        .map(tag -> at(tag.placeOf("value"), "no log has the label %s".formatted(value(tag))));
  }

  private static String value(Mapping tag) {
    return tag.text("value").orElse("");
  }

  private static Stream<ScrapeJob> jobs(Picture picture) {
    return PromtailView.in(picture).flatMap(promtail -> promtail.jobs().stream());
  }

  private static Stream<String> labels(ScrapeJob job) {
    Stream<String> ofStages =
        job.allStages()
            .filter(stage -> stage.type().equals("labels") || stage.type().equals("static_labels"))
            .flatMap(stage -> stage.body().keys().stream());
    return Stream.concat(job.certainLabels(), ofStages);
  }

  /// Whether only Promtail collects logs, and writes out its labels.
  private static boolean knowsAllLabels(Picture picture) {
    boolean others =
        Stream.of(Program.GRAFANA_AGENT, Program.ALLOY)
            .flatMap(picture::configs)
            .anyMatch(config -> config.text().text().contains("loki.source"));
    boolean mapped =
        jobs(picture)
            .flatMap(job -> job.relabelings().stream())
            .anyMatch(it -> it.action().equals("labelmap"));
    return !others && !mapped && jobs(picture).findAny().isPresent();
  }
}
