package dev.plg.rule.storage;

import dev.plg.view.LokiView;
import java.util.Map;
import java.util.Optional;

/// The object store that Loki reaches through Thanos' clients.
final class StorageThanos {

  private static final String[] PREFIX = {"storage_config", "object_store", "storage_prefix"};

  /// Where each store has the name of its bucket.
  // loki pkg/storage/bucket/{s3,gcs,azure}/config.go@v3.7.6
  private static final Map<String, String> BUCKETS =
      Map.of("s3", "bucket_name", "gcs", "bucket_name", "azure", "container_name");

  private StorageThanos() {}

  private static Optional<String> store(LokiView loki) {
    return loki.lastPeriod().map(it -> it.objectStore()).filter(BUCKETS::containsKey);
  }

  /// Whether the store that is written to has no bucket in the configuration, nor anywhere else.
  static boolean lacksBucket(LokiView loki) {
    boolean isElsewhere =
        loki.config().runs().stream()
                .flatMap(run -> run.container().commandLine().flags().stream())
                .anyMatch(flag -> flag.name().contains("object-store"))
            || !loki.tree().mapping("common").mapping("storage").mapping("object_store").isEmpty();
    return !isElsewhere
        && store(loki)
            .filter(
                it ->
                    loki.value("storage_config", "object_store", it, BUCKETS.getOrDefault(it, ""))
                        .filter(name -> !name.isEmpty())
                        .isEmpty())
            .isPresent();
  }

  static String bucketKey(LokiView loki) {
    String store = store(loki).orElse("s3");
    return "storage_config.object_store.%s.%s".formatted(store, BUCKETS.get(store));
  }

  static boolean hasBrokenPrefix(LokiView loki) {
    return loki.value(PREFIX)
        .filter(it -> !it.isEmpty() && !it.contains("${"))
        .filter(it -> !it.matches("[0-9A-Za-z-]+"))
        .isPresent();
  }
}
