package dev.plg.component.loki;

import dev.plg.model.Disk;
import dev.plg.model.Loki;
import dev.plg.model.Quantity;
import dev.plg.model.Stack;
import dev.plg.model.Storage;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;

/// What `loki -config.file` reads.
final class LokiConfig {

  static final int HTTP_PORT = 3100;
  static final int GRPC_PORT = 9095;
  static final String DATA = "/var/loki";

  /// A new install's first schema period; it must lie in the past, and plg has no clock.
  // loki v3.7.6 pkg/storage/config/schema_config.go:742: no schema before `from`
  private static final String SCHEMA_FROM = "2024-01-01";

  private final Stack stack;
  private final Loki loki;

  private LokiConfig(Stack stack) {
    this.stack = stack;
    this.loki = stack.loki();
  }

  static Mapping of(Stack stack) {
    return new LokiConfig(stack).tree();
  }

  private Mapping tree() {
    return Mapping.builder()
        .put("auth_enabled", false)
        .put(
            "server",
            Mapping.builder()
                .put("http_listen_port", HTTP_PORT)
                .put("grpc_listen_port", GRPC_PORT)
                .build())
        .put("common", common())
        .put("schema_config", schema())
        .put("ingester", ingester())
        .put("compactor", compactor())
        .put("limits_config", limits())
        .put("analytics", Mapping.builder().put("reporting_enabled", false).build())
        .build();
  }

  private Mapping common() {
    return Mapping.builder()
        .put("path_prefix", DATA)
        .put("replication_factor", 1)
        // One pod: its ring never leaves it, and needs no address of a private network.
        .put("instance_addr", "127.0.0.1")
        .put("ring", Mapping.builder().put("kvstore", Mapping.builder().put("store", "inmemory").build()).build())
        .put("storage", storage())
        .build();
  }

  private Mapping storage() {
    return switch (stack.storage()) {
      case Storage.Filesystem(Disk _) ->
          Mapping.builder()
              .put(
                  "filesystem",
                  Mapping.builder()
                      .put("chunks_directory", DATA + "/chunks")
                      .put("rules_directory", DATA + "/rules")
                      .build())
              .build();
    };
  }

  private String objectStore() {
    return switch (stack.storage()) {
      case Storage.Filesystem(Disk _) -> "filesystem";
    };
  }

  /// tsdb with schema v13: the only pair that both lines take and that Loki 3 asks for.
  // loki v3.7.6 pkg/loki/validation.go:47, pkg/storage/config/schema_config.go:48
  private Mapping schema() {
    Mapping period =
        Mapping.builder()
            .put("from", SCHEMA_FROM)
            .put("store", "tsdb")
            .put("object_store", objectStore())
            .put("schema", "v13")
            .put("index", Mapping.builder().put("prefix", "index_").put("period", "24h").build())
            .build();
    return Mapping.builder().put("configs", Sequence.of(List.of(period))).build();
  }

  /// The WAL's replay must end below the memory limit, or a restart after a crash never ends.
  private Mapping ingester() {
    Mapping.Builder wal = Mapping.builder().put("dir", DATA + "/wal");
    loki.workload()
        .resources()
        .memoryLimit()
        .ifPresent(limit -> wal.put("replay_memory_ceiling", replayCeiling(limit)));
    return Mapping.builder().put("wal", wal.build()).build();
  }

  /// Three quarters of the limit, as flagext.ByteSize reads it.
  private static String replayCeiling(Quantity limit) {
    return limit.units() / 4 * 3 / (1 << 20) + "MB";
  }

  /// Retention is the compactor's work; without the first key the period in the limits deletes nothing.
  // loki v3.7.6 pkg/compactor/config.go:109 asks for the delete store; 2.9 takes it
  private Mapping compactor() {
    return Mapping.builder()
        .put("working_directory", DATA + "/compactor")
        .put("retention_enabled", true)
        .put("delete_request_store", objectStore())
        .build();
  }

  private Mapping limits() {
    return Mapping.builder()
        .put("retention_period", loki.retention().hours())
        // Explore's and Logs Drilldown's volume; off by default before 3.1
        .put("volume_enabled", true)
        .build();
  }
}
