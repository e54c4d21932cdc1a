package dev.plg.component.loki;

import dev.plg.model.IndexStore;
import dev.plg.model.Loki;
import dev.plg.model.Stack;
import dev.plg.model.Tables;
import dev.plg.model.Throughput;
import dev.plg.yaml.Mapping;
import java.util.Optional;

/// The index in DynamoDB: its client, and the table manager that makes and deletes its tables.
final class LokiTables {

  // loki v2.9.6 pkg/storage/chunk/client/aws/dynamodb_metrics.go:22: loki_, where the queries that
  // Loki has by default ask for cortex_
  private static final String THROTTLED =
      "sum(rate(loki_dynamo_throttled_total{operation=\"DynamoDB.BatchWriteItem\"}[1m])) by (table)"
          + " > 0";

  private static final String USED =
      "sum(rate(loki_dynamo_consumed_capacity_total{operation=\"DynamoDB.BatchWriteItem\"}[15m]))"
          + " by (table) > 0";

  // loki v2.9.6 pkg/ingester/ingester.go:65
  private static final String QUEUED = "sum(avg_over_time(cortex_ingester_flush_queue_length[2m]))";

  private LokiTables() {}

  /// The tables that Loki must run the table manager for, which `-target=all` has not had since
  /// 2.4. It serves the store of the newest period alone: beside a newer period of files it would
  /// delete those.
  // loki v2.9.6 pkg/loki/modules.go:519 "Assume the newest config is the one to use"
  static Optional<Tables> managed(Stack stack) {
    return stack
        .storage()
        .indexTables()
        .filter(_ -> stack.loki().schema().newest().store() == IndexStore.AWS);
  }

  /// `storage_config.aws.dynamodb`. The host is the region; keys come from the pod's environment.
  // loki v2.9.6 vendor/github.com/weaveworks/common/aws/config.go
  static Mapping client(Tables tables) {
    Mapping.Builder client = Mapping.builder().put("dynamodb_url", "dynamodb://" + tables.region());
    return client.with("metrics", tables.throughput().scaling().map(LokiTables::metrics)).build();
  }

  private static Mapping metrics(Throughput.Autoscaled scaling) {
    return Mapping.builder()
        .put("url", scaling.metrics())
        .put("queue_length_query", QUEUED)
        .put("write_throttle_query", THROTTLED)
        .put("write_usage_query", USED)
        .build();
  }

  /// `table_manager`. Without the first key the period deletes nothing.
  // loki v2.9.6 pkg/storage/stores/series/index/table_manager.go:84
  static Mapping manager(Loki loki, Tables tables) {
    Mapping.Builder manager =
        Mapping.builder().put("retention_deletes_enabled", loki.retention().period().isPresent());
    loki.retention().period().ifPresent(it -> manager.put("retention_period", it.hours()));
    return manager.put("index_tables_provisioning", provisioning(tables.throughput())).build();
  }

  private static Mapping provisioning(Throughput throughput) {
    Mapping.Builder units = Mapping.builder();
    switch (throughput) {
      case Throughput.OnDemand() ->
          units
              .put("enable_ondemand_throughput_mode", true)
              .put("enable_inactive_throughput_on_demand_mode", true);
      case Throughput.Provisioned(int write, int read, int inactiveWrite, int inactiveRead) ->
          units
              .put("provisioned_write_throughput", write)
              .put("provisioned_read_throughput", read)
              .put("inactive_write_throughput", inactiveWrite)
              .put("inactive_read_throughput", inactiveRead);
      case Throughput.Autoscaled scaled ->
          units
              .put("provisioned_write_throughput", scaled.minWrite())
              .put("provisioned_read_throughput", scaled.read())
              .put("enable_inactive_throughput_on_demand_mode", true)
              .put("write_scale", writeScale(scaled));
    }
    return units.build();
  }

  private static Mapping writeScale(Throughput.Autoscaled scaled) {
    return Mapping.builder()
        .put("enabled", true)
        .put("role_arn", scaled.role())
        .put("min_capacity", scaled.minWrite())
        .put("max_capacity", scaled.maxWrite())
        .build();
  }
}
