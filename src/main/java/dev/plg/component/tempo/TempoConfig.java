package dev.plg.component.tempo;

import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.Program;
import dev.plg.component.Metadata;
import dev.plg.component.storage.StorageDialect;
import dev.plg.model.HttpUrl;
import dev.plg.model.Ingest;
import dev.plg.model.Retention;
import dev.plg.model.Stack;
import dev.plg.model.Storage;
import dev.plg.model.Tempo;
import dev.plg.plan.ComponentPort;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;
import java.util.Optional;

/// What `tempo -config.file` reads. Rings and addresses are not in it: with the target `all` Tempo
/// sets them itself, whatever the file says.
///
/// @param http where queries are answered
/// @param remoteWrite where the metrics generator writes; absent where it makes nothing
// tempo v2.4.2 cmd/tempo/main.go:197, v2.10.8 cmd/tempo/main.go:202, v3.0.3 cmd/tempo/main.go:181
record TempoConfig(
    ComponentPort http,
    ComponentPort grpc,
    Receivers receivers,
    Deletion deletion,
    Optional<HttpUrl> remoteWrite,
    Limits limits,
    Storage storage)
    implements Section {

  static final String DATA = "/var/tempo";

  /// What holds for all spans; empty where Tempo's own defaults do. Without processors the
  /// generator makes nothing, silently.
  ///
  /// @param generates whether metrics are made of spans
  /// @param standardRate the bytes per second that Tempo takes by default
  // tempo v2.4.2 modules/overrides/config.go:117
  record Limits(Optional<Ingest> ingest, boolean generates, long standardRate) implements Section {

    @Override
    public Mapping tree() {
      List<String> processors = List.of("service-graphs", "span-metrics");
      long rate = rate();
      Mapping room = Mapping.of("rate_limit_bytes", rate, "burst_size_bytes", 2 * rate);
      return Mapping.builder()
          .putIf(rate > standardRate, "ingestion", room)
          .putIf(generates, "metrics_generator", Mapping.of("processors", processors))
          .build();
    }

    /// Room for three times the day's average, as Loki has it, where that is more than Tempo allows
    /// by default; a burst is twice that.
    private long rate() {
      return ingest.map(load -> 3_000_000 * load.megabytesPerSecond()).orElse(0L);
    }
  }

  /// How long blocks are kept.
  ///
  /// @param by the module that deletes them: the compactor, and where there is none, the worker
  ///   that is in its place
  // tempo v2.10.8 modules/compactor/compactor.go:158, v3.0.3
  // modules/backendworker/backendworker.go:337
  record Deletion(String by, Retention after) implements Section {

    static Deletion of(ConfigKeys keys, Retention after) {
      return new Deletion(keys.knows("compactor") ? "compactor" : "backend_worker", after);
    }

    @Override
    public Mapping tree() {
      return Mapping.of(by, Mapping.of("compaction", Mapping.of("block_retention", after.hours())));
    }
  }

  /// @param http where queries are answered
  static TempoConfig of(Stack stack, Tempo tempo, ComponentPort http, ComponentPort grpc) {
    ConfigKeys keys =
        ConfigKeys.of(Program.TEMPO, Metadata.release(stack, Program.TEMPO).version())
            .orElseThrow();
    long rate =
        keys.standard("overrides", "defaults", "ingestion", "rate_limit_bytes").orElseThrow();
    return new TempoConfig(
        http,
        grpc,
        new Receivers(tempo.receivers()),
        Deletion.of(keys, tempo.retention()),
        tempo.remoteWrite(),
        new Limits(tempo.ingest(), tempo.remoteWrite().isPresent(), rate),
        stack.storage());
  }

  @Override
  public Mapping tree() {
    Mapping server =
        Mapping.of("http_listen_port", http.number(), "grpc_listen_port", grpc.number());
    Mapping blocks =
        StorageDialect.of(storage).tempo(DATA).toBuilder()
            .put("wal", Mapping.of("path", DATA + "/wal"))
            .build();
    return Mapping.builder()
        .put("multitenancy_enabled", false)
        .put("server", server)
        .put("distributor", Mapping.of("receivers", receivers))
        .addAll(deletion)
        .with("metrics_generator", remoteWrite.map(TempoConfig::generator))
        .with("overrides", Mapping.builder().with("defaults", limits).build())
        .put("storage", Mapping.of("trace", blocks))
        .put("usage_report", Mapping.of("reporting_enabled", false))
        .build();
  }

  /// Where the generator writes; what it makes, the overrides say.
  // tempo v2.4.2 modules/generator/storage/config.go:24
  private static Mapping generator(HttpUrl url) {
    List<Mapping> targets = List.of(Mapping.of("url", url, "send_exemplars", true));
    return Mapping.of(
        "storage", Mapping.of("path", DATA + "/generator/wal", "remote_write", targets));
  }
}
