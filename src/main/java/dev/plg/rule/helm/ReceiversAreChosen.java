package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;
import java.util.stream.Collectors;

/// Maps in values are merged with the chart's.
final class ReceiversAreChosen implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/receivers-merge",
        Severity.WARNING,
        Versions.ALL,
        "the chart's own receivers stay beside those that are written",
        "maps merge: Tempo opens the ports of all of them",
        "set to null those that are not wanted",
        "helm-charts charts/tempo/values.yaml@tempo-1.8.0 tempo.receivers");
  }

  @Override
  public List<Finding> check(UserValues values) {
    if (!values.isOf("tempo", "1") || !values.says("tempo.receivers")) {
      return List.of();
    }
    List<String> stay =
        List.of("jaeger", "opencensus", "otlp").stream()
            .filter(
                name ->
                    values.isDefault("tempo.receivers." + name)
                        && !values.writes("tempo.receivers." + name))
            .toList();
    return stay.isEmpty()
        ? List.of()
        : List.of(
            about()
                .finding(
                    values.place("tempo.receivers"),
                    "receivers of the chart's own stay: `%s`".formatted(String.join("`, `", stay)),
                    stay.stream()
                        .map(name -> name + ": null")
                        .collect(Collectors.joining(", ", "write `", "` beside it"))));
  }
}
