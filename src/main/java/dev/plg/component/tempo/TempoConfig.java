package dev.plg.component.tempo;

import dev.plg.component.storage.StorageDialect;
import dev.plg.model.HttpUrl;
import dev.plg.model.Ingest;
import dev.plg.model.Stack;
import dev.plg.model.Tempo;
import dev.plg.plan.ComponentPort;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;

/// What `tempo -config.file` reads. Rings and addresses are not in it: with the target `all` Tempo
/// sets them itself, whatever the file says.
// tempo v2.4.2 cmd/tempo/main.go:197, v2.10.8 cmd/tempo/main.go:202
final class TempoConfig {

  static final String DATA = "/var/tempo";

  private TempoConfig() {}

  /// @param http where queries are answered
  static Mapping of(Stack stack, Tempo tempo, ComponentPort http, ComponentPort grpc) {
    Mapping.Builder tree =
        Mapping.builder()
            .put("multitenancy_enabled", false)
            .put(
                "server",
                Mapping.builder()
                    .put("http_listen_port", http.number())
                    .put("grpc_listen_port", grpc.number())
                    .build())
            .put("distributor", Mapping.of("receivers", Receivers.of(tempo)))
            .put("compactor", compactor(tempo));
    tempo.remoteWrite().ifPresent(url -> tree.put("metrics_generator", generator(url)));
    Mapping defaults = defaults(tempo);
    tree.putIf(!defaults.isEmpty(), "overrides", Mapping.of("defaults", defaults));
    return tree.put("storage", Mapping.of("trace", blocks(stack)))
        .put("usage_report", Mapping.of("reporting_enabled", false))
        .build();
  }

  private static Mapping compactor(Tempo tempo) {
    return Mapping.of("compaction", Mapping.of("block_retention", tempo.retention().hours()));
  }

  /// Where the generator writes; what it makes, the overrides say.
  // tempo v2.4.2 modules/generator/storage/config.go:24
  private static Mapping generator(HttpUrl url) {
    Mapping target = Mapping.of("url", url, "send_exemplars", true);
    Mapping storage =
        Mapping.builder()
            .put("path", DATA + "/generator/wal")
            .put("remote_write", Sequence.of(target))
            .build();
    return Mapping.of("storage", storage);
  }

  /// What holds for all spans; empty where Tempo's own defaults do. Without processors the
  /// generator makes nothing, silently.
  // tempo v2.4.2 modules/overrides/config.go:117
  private static Mapping defaults(Tempo tempo) {
    Mapping.Builder defaults = Mapping.builder();
    tempo.ingest().ifPresent(load -> addRate(defaults, load));
    if (tempo.remoteWrite().isPresent()) {
      List<String> processors = List.of("service-graphs", "span-metrics");
      defaults.put("metrics_generator", Mapping.of("processors", processors));
    }
    return defaults.build();
  }

  /// Room for three times the day's average, as Loki has it, where that is more than Tempo allows
  /// by default; a burst is twice that.
  // tempo v2.4.2 modules/overrides/config.go: 15e6 and 20e6
  private static void addRate(Mapping.Builder defaults, Ingest load) {
    long rate = 3 * load.megabytesPerSecond();
    if (rate > 15) {
      defaults.put(
          "ingestion",
          Mapping.builder()
              .put("rate_limit_bytes", rate * 1_000_000)
              .put("burst_size_bytes", 2 * rate * 1_000_000)
              .build());
    }
  }

  private static Mapping blocks(Stack stack) {
    return StorageDialect.of(stack.storage()).tempo(DATA).toBuilder()
        .put("wal", Mapping.of("path", DATA + "/wal"))
        .build();
  }
}
