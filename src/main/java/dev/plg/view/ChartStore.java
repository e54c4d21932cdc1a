package dev.plg.view;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Optional;

/// Where a Loki of values for its chart stores chunks.
public final class ChartStore {

  /// The schemas that a chart may read, the one that applies first.
  private static final List<String> SCHEMAS =
      List.of(
          "loki.structuredConfig.schema_config",
          "loki.schemaConfig",
          "loki.config.schema_config",
          "config.schema_config");

  private ChartStore() {}

  /// Whether the values name a store that is not a disk of the pods.
  public static boolean isElsewhere(UserValues values) {
    Optional<String> store =
        SCHEMAS.stream()
            .flatMap(path -> values.tree().find(Pointer.of(path.split("\\."))).stream())
            .filter(Mapping.class::isInstance)
            .flatMap(schema -> objectStore((Mapping) schema).stream())
            .findFirst()
            .or(() -> values.text("loki.storage.type"));
    return values.isOn("minio.enabled") || store.filter(it -> !it.equals("filesystem")).isPresent();
  }

  private static Optional<String> objectStore(Mapping schema) {
    Sequence periods = schema.sequence("configs");
    return periods.mappings().reduce((_, last) -> last).flatMap(it -> it.text("object_store"));
  }
}
