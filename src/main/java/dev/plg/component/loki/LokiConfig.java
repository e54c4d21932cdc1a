package dev.plg.component.loki;

import dev.plg.model.Ingest;
import dev.plg.model.Loki;
import dev.plg.model.Quantity;
import dev.plg.model.Stack;
import dev.plg.model.StreamRetention;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;

/// What `loki -config.file` reads.
final class LokiConfig {

  static final String DATA = "/var/loki";

  private final Stack stack;
  private final Loki loki;
  private final LokiStorage storage;

  private LokiConfig(Stack stack) {
    this.stack = stack;
    this.loki = stack.loki();
    this.storage = new LokiStorage(stack);
  }

  static Mapping of(Stack stack) {
    return new LokiConfig(stack).tree();
  }

  private Mapping tree() {
    Mapping.Builder tree =
        Mapping.builder()
            .put("auth_enabled", loki.tenant().isPresent())
            .put(
                "server",
                Mapping.builder()
                    .put("http_listen_port", LokiComponent.HTTP.number())
                    .put("grpc_listen_port", LokiComponent.GRPC.number())
                    .build());
    if (loki.isClustered()) {
      tree.put("memberlist", LokiRing.memberlist(stack));
    }
    tree.put("common", common()).put("schema_config", storage.schema());
    Mapping extra = storage.extra();
    tree.putIf(!extra.isEmpty(), "storage_config", extra).put("ingester", ingester());
    if (loki.schema().hasFiles()) {
      tree.put("compactor", compactor());
    }
    LokiTables.managed(stack)
        .ifPresent(tables -> tree.put("table_manager", LokiTables.manager(loki, tables)));
    return tree.put("limits_config", limits())
        .put("analytics", Mapping.of("reporting_enabled", false))
        .build();
  }

  private Mapping common() {
    Mapping.Builder common = Mapping.builder().put("path_prefix", DATA);
    LokiRing.addCommon(stack, common);
    return common.put("storage", storage.common()).build();
  }

  /// The WAL's replay must end below the memory limit, or a restart after a crash never ends. What
  /// was taken is stored when the pod is stopped: 2.9 counts a stream's entries anew after a
  /// replay, so that a second restart before the next checkpoint takes the entries between the two
  /// for duplicates.
  // loki v2.9.6 pkg/ingester/recovery.go:197 resetCounter; gone in v3.7.6, where the chart flushes
  // too
  private Mapping ingester() {
    Mapping.Builder wal =
        Mapping.builder().put("dir", DATA + "/wal").put("flush_on_shutdown", true);
    loki.workload()
        .resources()
        .memoryLimit()
        .ifPresent(limit -> wal.put("replay_memory_ceiling", replayCeiling(limit)));
    return Mapping.of("wal", wal.build());
  }

  /// Three quarters of the limit, as flagext.ByteSize reads it.
  private static String replayCeiling(Quantity limit) {
    return limit.units() / 4 * 3 / (1 << 20) + "MB";
  }

  /// Retention of files is the compactor's work; without `retention_enabled` the period in the
  /// limits deletes nothing.
  // loki v3.7.6 pkg/compactor/config.go:109 asks for the delete store; 2.9 takes it
  private Mapping compactor() {
    Mapping.Builder compactor =
        Mapping.builder()
            .put("working_directory", DATA + "/compactor")
            .put("retention_enabled", !loki.retention().isForever());
    if (!loki.retention().isForever()) {
      compactor.put("delete_request_store", loki.schema().newest().chunks().id());
    }
    return compactor.build();
  }

  private Mapping limits() {
    Mapping.Builder limits = Mapping.builder();
    loki.retention()
        .period()
        .ifPresent(
            it ->
                limits.put(
                    loki.schema().hasFiles() ? "retention_period" : "max_query_lookback",
                    it.hours()));
    loki.ingest().ifPresent(load -> addRate(limits, load));
    if (!loki.retention().streams().isEmpty()) {
      limits.put("retention_stream", streams());
    }
    if (!loki.schema().takesStructuredMetadata()) {
      // loki v3.7.6 pkg/loki/validation.go:47: refused from 3.0, where it is on by default
      limits.put("allow_structured_metadata", false);
    }
    // Explore's and Logs Drilldown's volume; off by default before 3.1
    return limits.put("volume_enabled", loki.schema().hasFiles()).build();
  }

  /// Room for three times the day's average, where that is more than Loki allows by default; a
  /// burst is twice that, as upstream has it.
  // loki docs/sources/configure/bp-configure.md:91@v3.7.6; defaults 4 and 6
  private static void addRate(Mapping.Builder limits, Ingest load) {
    long rate = 3 * load.megabytesPerSecond();
    if (rate > 4) {
      limits.put("ingestion_rate_mb", rate).put("ingestion_burst_size_mb", 2 * rate);
    }
  }

  private Sequence streams() {
    return Sequence.of(loki.retention().streams().stream().map(LokiConfig::stream).toList());
  }

  private static Mapping stream(StreamRetention stream) {
    return Mapping.builder()
        .put("selector", stream.selector())
        .put("priority", stream.priority())
        .put("period", stream.period().hours())
        .build();
  }
}
