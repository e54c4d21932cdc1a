package dev.plg.component.loki;

import dev.plg.model.IndexStore;
import dev.plg.model.Retention;
import dev.plg.model.Stack;
import dev.plg.model.Tables;
import dev.plg.model.Throughput;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.Optional;

/// The index in DynamoDB: the table manager, which makes and deletes its tables, and its client.
///
/// @param period after which tables are deleted; absent where none is
record LokiTables(Optional<Retention> period, Throughput throughput) implements Section {

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

  /// The table manager, where Loki must run it, which `-target=all` has not had since 2.4. It
  /// serves the store of the newest period alone: beside a newer period of files it would delete
  /// those.
  // loki v2.9.6 pkg/loki/modules.go:519 "Assume the newest config is the one to use"
  static Optional<LokiTables> managed(Stack stack) {
    return stack
        .storage()
        .indexTables()
        .filter(_ -> stack.loki().schema().newest().store() == IndexStore.AWS)
        .map(it -> new LokiTables(stack.loki().retention().period(), it.throughput()));
  }

  /// `storage_config.aws.dynamodb`. The host is the region; keys come from the pod's environment.
  // loki v2.9.6 vendor/github.com/weaveworks/common/aws/config.go
  static Mapping client(Tables tables) {
    return Mapping.builder()
        .put("dynamodb_url", "dynamodb://" + tables.region())
        .with("metrics", tables.throughput().scaling().map(LokiTables::metrics))
        .build();
  }

  private static Mapping metrics(Throughput.Autoscaled scaling) {
    return Mapping.builder()
        .put("url", scaling.metrics())
        .put("queue_length_query", QUEUED)
        .put("write_throttle_query", THROTTLED)
        .put("write_usage_query", USED)
        .build();
  }

  /// Without the first key the period deletes nothing.
  // loki v2.9.6 pkg/storage/stores/series/index/table_manager.go:84
  @Override
  public Mapping tree() {
    return Mapping.builder()
        .put("retention_deletes_enabled", period.isPresent())
        .with("retention_period", period.map(Retention::hours))
        .put("index_tables_provisioning", provisioning())
        .build();
  }

  private Mapping provisioning() {
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
