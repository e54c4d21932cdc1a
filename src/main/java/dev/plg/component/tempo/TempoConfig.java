package dev.plg.component.tempo;

import dev.plg.model.Disk;
import dev.plg.model.HttpUrl;
import dev.plg.model.ObjectStore;
import dev.plg.model.Stack;
import dev.plg.model.Storage;
import dev.plg.model.Tables;
import dev.plg.model.Tempo;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;

/// What `tempo -config.file` reads. Rings and addresses are not in it: with the target `all` Tempo
/// sets them itself, whatever the file says.
// tempo v2.4.2 cmd/tempo/main.go:197, v2.10.8 cmd/tempo/main.go:202
final class TempoConfig {

  static final int GRPC_PORT = 9095;
  static final String DATA = "/var/tempo";

  private TempoConfig() {}

  /// @param httpPort where queries are answered
  static Mapping of(Stack stack, Tempo tempo, int httpPort) {
    Mapping.Builder tree =
        Mapping.builder()
            .put("multitenancy_enabled", false)
            .put(
                "server",
                Mapping.builder()
                    .put("http_listen_port", httpPort)
                    .put("grpc_listen_port", GRPC_PORT)
                    .build())
            .put("distributor", Mapping.builder().put("receivers", Receivers.of(tempo)).build())
            .put("compactor", compactor(tempo));
    tempo.remoteWrite().ifPresent(url -> generateMetrics(tree, url));
    return tree.put("storage", Mapping.builder().put("trace", blocks(stack)).build())
        .put("usage_report", Mapping.builder().put("reporting_enabled", false).build())
        .build();
  }

  private static Mapping compactor(Tempo tempo) {
    return Mapping.builder()
        .put(
            "compaction",
            Mapping.builder().put("block_retention", tempo.retention().hours()).build())
        .build();
  }

  /// Where the generator writes, and what it makes: without the second it makes nothing, silently.
  // tempo v2.4.2 modules/overrides/config.go:117, modules/generator/storage/config.go:24
  private static void generateMetrics(Mapping.Builder tree, HttpUrl url) {
    Mapping target = Mapping.builder().put("url", url).put("send_exemplars", true).build();
    Mapping storage =
        Mapping.builder()
            .put("path", DATA + "/generator/wal")
            .put("remote_write", Sequence.of(target))
            .build();
    tree.put("metrics_generator", Mapping.builder().put("storage", storage).build());
    Mapping processors =
        Mapping.builder().put("processors", List.of("service-graphs", "span-metrics")).build();
    tree.put(
        "overrides",
        Mapping.builder()
            .put("defaults", Mapping.builder().put("metrics_generator", processors).build())
            .build());
  }

  private static Mapping blocks(Stack stack) {
    Mapping.Builder trace = Mapping.builder();
    switch (stack.storage()) {
      case Storage.Filesystem(Disk _) ->
          trace
              .put("backend", "local")
              .put("local", Mapping.builder().put("path", DATA + "/traces").build());
      case Storage.S3(ObjectStore store) -> trace.put("backend", "s3").put("s3", TempoBucket.of(store));
      case Storage.DynamoDb(Tables _, ObjectStore chunks) ->
          trace.put("backend", "s3").put("s3", TempoBucket.of(chunks));
    }
    return trace.put("wal", Mapping.builder().put("path", DATA + "/wal").build()).build();
  }
}
