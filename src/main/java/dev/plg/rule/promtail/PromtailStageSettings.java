package dev.plg.rule.promtail;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.STAGES;

import dev.plg.rule.Rule;
import dev.plg.view.ScrapeJob.Stage;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A stage has the settings that it does not work without.
final class PromtailStageSettings {

  /// What each stage needs: of each list one.
  // loki clients/pkg/logentry/stages/*.go@v3.5.1
  private static final Map<String, List<List<String>>> NEEDED =
      Map.ofEntries(
          Map.entry("drop", List.of(List.of("source", "expression", "older_than", "longer_than"))),
          Map.entry("json", List.of(List.of("expressions"))),
          Map.entry("logfmt", List.of(List.of("mapping"))),
          Map.entry("match", List.of(List.of("selector"))),
          Map.entry("multiline", List.of(List.of("firstline"))),
          Map.entry("output", List.of(List.of("source"))),
          Map.entry("regex", List.of(List.of("expression"))),
          Map.entry("replace", List.of(List.of("expression"))),
          Map.entry("template", List.of(List.of("source"))),
          Map.entry("tenant", List.of(List.of("label", "source", "value"))),
          Map.entry("timestamp", List.of(List.of("source"), List.of("format"))));

  static final Rule RULE =
      error("promtail/stage-settings", STAGES)
          .what("a stage lacks a setting that it needs")
          .why("Promtail exits, as with `selector statement required for match stage`")
          .fix("add the setting")
          .source("grafana/loki clients/pkg/logentry/stages/match.go:17@v3.5.1")
          .where(it -> it.value() instanceof Mapping || it.value().isNull())
          .where(it -> missing(it).isPresent())
          .says("the stage `%s` has no %s", it -> it.type(), it -> named(missing(it).orElseThrow()))
          .fixedBy(it -> "add %s".formatted(named(missing(it).orElseThrow())))
          .at(Stage::place);

  private PromtailStageSettings() {}

  private static Optional<List<String>> missing(Stage stage) {
    return NEEDED.getOrDefault(stage.type(), List.of()).stream()
        .filter(
            keys ->
                keys.stream()
                    .allMatch(
                        key -> stage.body().find(key).filter(value -> !value.isNull()).isEmpty()))
        .findFirst();
  }

  private static String named(List<String> keys) {
    return keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(" or "));
  }
}
