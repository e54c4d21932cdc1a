package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// The chart keeps logs in S3 unless it is told otherwise.
final class BucketGoesWithS3 implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/storage-type",
        Severity.ERROR,
        Versions.ALL,
        "the chart would use S3, and no bucket is named",
        "the chart fails to render or Loki to start: `nil pointer evaluating "
            + "interface {}.chunks`",
        "set `loki.storage.bucketNames.chunks`, or `loki.storage.type: filesystem`",
        "loki production/helm/loki/templates/_helpers.tpl@helm-loki-5.48.0 "
            + "loki.commonStorageConfig");
  }

  @Override
  public List<Finding> check(UserValues values) {
    return values.isOf("loki", "5")
            && !values.says("loki.storage.type")
            && ELSEWHERE.stream().noneMatch(values::says)
        ? List.of(
            about()
                .finding(
                    values.place("loki.storage.type"),
                    "`loki.storage.type` is s3 where nobody says it, and no bucket is named"))
        : List.of();
  }

  /// Where else a bucket may be named, or the whole configuration stands.
  private static final List<String> ELSEWHERE =
      List.of(
          "loki.storage.bucketNames",
          "loki.storage.object_store",
          "loki.storage.use_thanos_objstore",
          "loki.structuredConfig.common.storage",
          "loki.structuredConfig.storage_config",
          "loki.config",
          "loki.existingSecretForConfig",
          "minio.enabled");
}
