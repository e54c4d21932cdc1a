package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// The whole configuration of Loki is a text below `loki`.
final class ConfigIsBelowLoki implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/config-at-top",
        Severity.ERROR,
        Versions.ALL,
        "Loki's configuration stands at the top level of the values",
        "the chart refuses to render: `Top level 'config' is not allowed`",
        "write sections below `loki`, or the whole text as `loki.config`",
        "loki production/helm/loki/templates/validate.yaml@helm-loki-5.48.0");
  }

  @Override
  public List<Finding> check(UserValues values) {
    return values.isOf("loki", "5") && values.says("config")
        ? List.of(
            about().finding(values.place("config"), "`config` may not stand at the top level"))
        : List.of();
  }
}
