package dev.plg.rule.helm;

import dev.plg.catalog.ChartKeys;
import dev.plg.catalog.UnknownKey;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.Values;
import dev.plg.rule.ValuesRule;
import java.util.List;

/// Helm accepts any key; a chart reads those that it knows.
final class ValuesAreRead implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/unread-value",
        List.of("Y-03", "H-01", "M01", "M22"),
        Severity.WARNING,
        Versions.ALL,
        "no template of the chart reads this value",
        "Helm ignores it without a word, and the chart's default stays",
        "remove it",
        "loki production/helm/loki/values.yaml@helm-loki-5.48.0, which has no schema");
  }

  @Override
  public List<Finding> check(Values values) {
    return ChartKeys.of(values.chart(), values.version()).stream()
        .flatMap(keys -> keys.unknown(values.tree()).stream())
        .map(unknown -> finding(values, unknown))
        .toList();
  }

  private Finding finding(Values values, UnknownKey unknown) {
    return about()
        .finding(
            unknown.place(),
            "`%s` is not read by chart %s-%s".formatted(unknown.at(), values.chart(), values.version()),
            unknown.nearest().map("did you mean `%s`?"::formatted).orElse(about().fix()));
  }
}
