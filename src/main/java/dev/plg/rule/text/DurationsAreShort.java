package dev.plg.rule.text;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.GoDuration;
import dev.plg.view.LokiView;
import dev.plg.yaml.Scalar;
import java.util.List;

/// Days and weeks are known in some places only.
final class DurationsAreShort implements LokiRule {

  @Override
  public About about() {
    return new About(
        "text/long-unit",
        Severity.ERROR,
        Versions.of("Loki"),
        "a duration has a unit that Go does not know",
        "Loki does not start: `time: unknown unit \"d\" in duration`",
        "write hours, as in 168h",
        "loki pkg/ingester/ingester.go:99-105@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return PATHS.stream()
        .flatMap(path -> loki.tree().find(Pointer.of(path.split("[.]", -1))).stream())
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast)
        .filter(it -> GoDuration.hasLongUnit(it.text()))
        .map(
            it ->
                about()
                    .finding(
                        it.place(), "'%s' has no unit that is known here".formatted(it.text())))
        .toList();
  }

  /// Fields of Go's own type, by the `yaml` tags of v3.7.6; limits and schema take days.
  private static final List<String> PATHS =
      List.of(
          "ingester.chunk_idle_period",
          "ingester.chunk_retain_period",
          "ingester.max_chunk_age",
          "ingester.flush_check_period",
          "ingester.flush_op_timeout",
          "ingester.sync_period",
          "ingester.lifecycler.join_after",
          "ingester.lifecycler.final_sleep",
          "ingester.lifecycler.heartbeat_period",
          "compactor.compaction_interval",
          "compactor.apply_retention_interval",
          "compactor.retention_delete_delay",
          "compactor.delete_request_cancel_period",
          "querier.query_ingesters_within",
          "querier.tail_max_duration",
          "server.http_server_read_timeout",
          "server.http_server_write_timeout",
          "server.http_server_idle_timeout",
          "server.graceful_shutdown_timeout",
          "storage_config.index_cache_validity",
          "storage_config.boltdb_shipper.cache_ttl",
          "storage_config.tsdb_shipper.cache_ttl",
          "storage_config.boltdb_shipper.resync_interval",
          "table_manager.poll_interval",
          "table_manager.creation_grace_period");
}
