package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// The chart's own MinIO ends.
final class MinioIsAskedFor implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/minio",
        Severity.ERROR,
        Versions.ALL,
        "the chart's own MinIO is deprecated, and asked for",
        "the chart refuses to render: `The Loki chart builtin MinIO dependency is deprecated`",
        "name an object store of your own, or for the time being set "
            + "`ignoreMinioDeprecation: true`",
        "community charts/loki/templates/validate.yaml@loki-18.11.0");
  }

  @Override
  public List<Finding> check(UserValues values) {
    return values.isOf("loki", "18")
            && values.isOn("minio.enabled")
            && !values.isOn("ignoreMinioDeprecation")
        ? List.of(about().finding(values.place("minio.enabled"), "`minio.enabled` is true"))
        : List.of();
  }
}
