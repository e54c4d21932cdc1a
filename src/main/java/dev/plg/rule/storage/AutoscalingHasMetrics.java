package dev.plg.rule.storage;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DynamoTables;
import dev.plg.view.LokiView;
import java.util.List;
import java.util.stream.Stream;

/// DynamoTables are scaled by what Prometheus says of them.
final class AutoscalingHasMetrics implements PictureRule {

  private static final List<String> SCALES =
      List.of("write_scale", "read_scale", "inactive_write_scale", "inactive_read_scale");

  @Override
  public About about() {
    return new About(
        "storage/autoscaling-metrics",
        Severity.ERROR,
        Versions.of("Loki"),
        "tables are to be scaled, and no metrics are named",
        "the table manager ends: `WriteScale is enabled but no Metrics URL has been provided`",
        "set `storage_config.aws.dynamodb.metrics.url` to the URL of Prometheus, or use "
            + "on-demand mode instead",
        "loki pkg/loki/modules.go:889@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return LokiView.in(picture)
        .filter(DynamoTables::areManaged)
        .filter(loki -> loki.value("storage_config", "aws", "dynamodb", "metrics", "url").isEmpty())
        .filter(loki -> loki.config().flag("metrics.url").isEmpty())
        .flatMap(loki -> scaled(loki))
        .toList();
  }

  private Stream<Finding> scaled(LokiView loki) {
    return Stream.of("index_tables_provisioning", "chunk_tables_provisioning")
        .flatMap(
            tables ->
                SCALES.stream()
                    .filter(scale -> loki.isOn("table_manager", tables, scale, "enabled"))
                    .map(scale -> finding(loki, tables, scale)));
  }

  private Finding finding(LokiView loki, String tables, String scale) {
    return about()
        .finding(
            loki.placeOf("table_manager", tables, scale, "enabled"),
            "`%s` is on, and `storage_config.aws.dynamodb.metrics.url` is empty".formatted(scale));
  }
}
