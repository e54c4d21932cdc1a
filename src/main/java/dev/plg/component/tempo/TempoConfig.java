package dev.plg.component.tempo;

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
// tempo v2.4.2 cmd/tempo/main.go:197, v2.10.8 cmd/tempo/main.go:202
record TempoConfig(
    ComponentPort http,
    ComponentPort grpc,
    Receivers receivers,
    Retention blockRetention,
    Optional<HttpUrl> remoteWrite,
    Limits limits,
    Storage storage)
    implements Section {

  static final String DATA = "/var/tempo";

  /// What holds for all spans; empty where Tempo's own defaults do. Without processors the
  /// generator makes nothing, silently.
  ///
  /// @param generates whether metrics are made of spans
  // tempo v2.4.2 modules/overrides/config.go:117
  record Limits(Optional<Ingest> ingest, boolean generates) implements Section {

    /// What Tempo allows by default.
    // tempo v2.4.2 modules/overrides/config.go: 15e6 and 20e6
    private static final long STANDARD_RATE = 15_000_000;

    @Override
    public Mapping tree() {
      List<String> processors = List.of("service-graphs", "span-metrics");
      long rate = rate();
      Mapping room = Mapping.of("rate_limit_bytes", rate, "burst_size_bytes", 2 * rate);
      return Mapping.builder()
          .putIf(rate > STANDARD_RATE, "ingestion", room)
          .putIf(generates, "metrics_generator", Mapping.of("processors", processors))
          .build();
    }

    /// Room for three times the day's average, as Loki has it, where that is more than Tempo allows
    /// by default; a burst is twice that.
    private long rate() {
      return ingest.map(load -> 3_000_000 * load.megabytesPerSecond()).orElse(0L);
    }
  }

  /// @param http where queries are answered
  static TempoConfig of(Stack stack, Tempo tempo, ComponentPort http, ComponentPort grpc) {
    return new TempoConfig(
        http,
        grpc,
        new Receivers(tempo.receivers()),
        tempo.retention(),
        tempo.remoteWrite(),
        new Limits(tempo.ingest(), tempo.remoteWrite().isPresent()),
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
        .put(
            "compactor",
            Mapping.of("compaction", Mapping.of("block_retention", blockRetention.hours())))
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
