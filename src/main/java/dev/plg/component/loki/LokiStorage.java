package dev.plg.component.loki;

import dev.plg.component.storage.StorageDialect;
import dev.plg.model.ChunkStore;
import dev.plg.model.IndexStore;
import dev.plg.model.Schema;
import dev.plg.model.SchemaPeriod;
import dev.plg.model.Storage;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import dev.plg.yaml.Sequence;

/// Where Loki keeps index and chunks, period by period.
record LokiStorage(Storage storage, Schema schema) implements Section {

  /// `common.storage`, which chunks, index files, rules and the compactor all follow.
  Mapping common() {
    return StorageDialect.of(storage).loki(LokiConfig.DATA);
  }

  /// `schema_config`, the periods.
  Mapping schemaConfig() {
    return Mapping.of(
        "configs", Sequence.of(schema.periods().stream().map(LokiStorage::period).toList()));
  }

  private static Mapping period(SchemaPeriod period) {
    return Mapping.builder()
        .put("from", period.from())
        .put("store", period.store().id())
        .put("object_store", period.chunks().id())
        .put("schema", "v" + period.schema())
        .put(
            "index",
            Mapping.builder()
                .put("prefix", period.indexPrefix())
                .put("period", period.indexPeriod().hours())
                .build())
        .build();
  }

  /// `storage_config`, what `common.storage` cannot say: the tables, and places of older periods;
  /// empty without either.
  @Override
  public Mapping tree() {
    Mapping.Builder extra = Mapping.builder();
    storage
        .indexTables()
        .map(LokiTables::client)
        .ifPresent(client -> extra.put("aws", Mapping.of("dynamodb", client)));
    if (schema.uses(IndexStore.BOLTDB)) {
      extra.put("boltdb", Mapping.of("directory", LokiConfig.DATA + "/index"));
    }
    if (schema.uses(ChunkStore.FILESYSTEM) && storage.localDisk().isEmpty()) {
      extra.put("filesystem", Mapping.of("directory", LokiConfig.DATA + "/chunks"));
    }
    return extra.build();
  }
}
