package dev.plg.component.loki;

import dev.plg.model.ChunkStore;
import dev.plg.model.Ingest;
import dev.plg.model.LogRetention;
import dev.plg.model.Loki;
import dev.plg.model.Quantity;
import dev.plg.model.Retention;
import dev.plg.model.Schema;
import dev.plg.model.Stack;
import dev.plg.model.StreamRetention;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.Optional;

/// What `loki -config.file` reads.
///
/// @param compactor absent without an index in files
/// @param tables absent without an index in tables
record LokiConfig(
    boolean authEnabled,
    LokiRing ring,
    LokiStorage storage,
    Wal wal,
    Optional<Compactor> compactor,
    Optional<LokiTables> tables,
    Limits limits)
    implements Section {

  static final String DATA = "/var/loki";

  /// The write-ahead log of the ingester. Its replay must end below the memory limit, or a restart
  /// after a crash never ends. What was taken is stored when the pod is stopped: 2.9 counts a
  /// stream's entries again after a replay, so that a second restart before the next checkpoint
  /// takes the entries between the two for duplicates.
  // loki v2.9.6 pkg/ingester/recovery.go:197 resetCounter; gone in v3.7.6, where the chart flushes
  // too
  record Wal(Optional<Quantity> memoryLimit) implements Section {

    @Override
    public Mapping tree() {
      return Mapping.builder()
          .put("dir", DATA + "/wal")
          .put("flush_on_shutdown", true)
          .with("replay_memory_ceiling", memoryLimit.map(Wal::ceiling))
          .build();
    }

    /// Three quarters of the limit, as flagext.ByteSize reads it.
    private static String ceiling(Quantity limit) {
      return limit.units() / 4 * 3 / (1 << 20) + "MB";
    }
  }

  /// Retention of files is the compactor's work; without `retention_enabled` the period in the
  /// limits deletes nothing.
  ///
  /// @param deletes where it keeps what is to be deleted; absent where nothing is
  // loki v3.7.6 pkg/compactor/config.go:109 asks for the delete store; 2.9 takes it
  record Compactor(Optional<ChunkStore> deletes) implements Section {

    @Override
    public Mapping tree() {
      return Mapping.builder()
          .put("working_directory", DATA + "/compactor")
          .put("retention_enabled", deletes.isPresent())
          .with("delete_request_store", deletes.map(ChunkStore::id))
          .build();
    }
  }

  /// @param ofFiles true where the index is in files: only then the period deletes, and is there a
  ///   volume of lines
  /// @param structuredMetadata true where the schema stores it
  record Limits(
      LogRetention retention, Optional<Ingest> ingest, boolean ofFiles, boolean structuredMetadata)
      implements Section {

    /// What Loki allows by default.
    // loki docs/sources/configure/bp-configure.md:91@v3.7.6; defaults 4 and 6
    private static final long STANDARD_RATE = 4;

    @Override
    public Mapping tree() {
      Optional<String> period = retention.period().map(Retention::hours);
      long rate = rate();
      boolean raised = rate > STANDARD_RATE;
      return Mapping.builder()
          .with(ofFiles ? "retention_period" : "max_query_lookback", period)
          .putIf(raised, "ingestion_rate_mb", rate)
          .putIf(raised, "ingestion_burst_size_mb", 2 * rate)
          .with("retention_stream", retention.streams().stream().map(Limits::stream).toList())
          // loki v3.7.6 pkg/loki/validation.go:47: refused from 3.0, where it is on by default
          .putIf(!structuredMetadata, "allow_structured_metadata", false)
          // Explore's and Logs Drilldown's volume; off by default before 3.1
          .put("volume_enabled", ofFiles)
          .build();
    }

    /// Room for three times the day's average, where that is more than Loki allows by default; a
    /// burst is twice that, as upstream has it.
    private long rate() {
      return ingest.map(load -> 3 * load.megabytesPerSecond()).orElse(0L);
    }

    private static Mapping stream(StreamRetention stream) {
      return Mapping.builder()
          .put("selector", stream.selector())
          .put("priority", stream.priority())
          .put("period", stream.period().hours())
          .build();
    }
  }

  static LokiConfig of(Stack stack) {
    Loki loki = stack.loki();
    Schema schema = loki.schema();
    return new LokiConfig(
        loki.tenant().isPresent(),
        LokiRing.of(stack),
        new LokiStorage(stack.storage(), schema),
        new Wal(loki.workload().resources().memoryLimit()),
        schema.hasFiles() ? Optional.of(compactor(loki)) : Optional.empty(),
        LokiTables.managed(stack),
        new Limits(
            loki.retention(), loki.ingest(), schema.hasFiles(), schema.takesStructuredMetadata()));
  }

  private static Compactor compactor(Loki loki) {
    return new Compactor(
        loki.retention().isForever()
            ? Optional.empty()
            : Optional.of(loki.schema().newest().chunks()));
  }

  @Override
  public Mapping tree() {
    int http = LokiComponent.HTTP.number();
    int grpc = LokiComponent.GRPC.number();
    Mapping common =
        Mapping.builder()
            .put("path_prefix", DATA)
            .addAll(ring)
            .put("storage", storage.common())
            .build();
    return Mapping.builder()
        .put("auth_enabled", authEnabled)
        .put("server", Mapping.of("http_listen_port", http, "grpc_listen_port", grpc))
        .with("memberlist", ring.gossip())
        .put("common", common)
        .put("schema_config", storage.schemaConfig())
        .with("storage_config", storage)
        .put("ingester", Mapping.of("wal", wal))
        .with("compactor", compactor)
        .with("table_manager", tables)
        .put("limits_config", limits)
        .put("analytics", Mapping.of("reporting_enabled", false))
        .build();
  }
}
