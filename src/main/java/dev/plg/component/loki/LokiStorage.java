package dev.plg.component.loki;

import dev.plg.component.PodCredentials;
import dev.plg.model.BucketName;
import dev.plg.model.ChunkStore;
import dev.plg.model.Credentials;
import dev.plg.model.Disk;
import dev.plg.model.IndexStore;
import dev.plg.model.ObjectStore;
import dev.plg.model.Schema;
import dev.plg.model.SchemaPeriod;
import dev.plg.model.Stack;
import dev.plg.model.Storage;
import dev.plg.model.Tables;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.stream.Collectors;

/// Where Loki keeps index and chunks, period by period.
final class LokiStorage {

  private final Storage storage;
  private final Schema schema;

  LokiStorage(Stack stack) {
    this.storage = stack.storage();
    this.schema = stack.loki().schema();
  }

  /// `common.storage`, which chunks, index files, rules and the compactor all follow.
  Mapping common() {
    return switch (storage) {
      case Storage.Filesystem(Disk _) -> Mapping.builder().put("filesystem", filesystem()).build();
      case Storage.S3(ObjectStore store) -> Mapping.builder().put("s3", s3(store)).build();
      case Storage.DynamoDb(Tables _, ObjectStore chunks) ->
          Mapping.builder().put("s3", s3(chunks)).build();
    };
  }

  private static Mapping filesystem() {
    return Mapping.builder()
        .put("chunks_directory", LokiConfig.DATA + "/chunks")
        .put("rules_directory", LokiConfig.DATA + "/rules")
        .build();
  }

  // loki v3.7.6 pkg/storage/chunk/client/aws/s3_storage_client.go:72; the same keys in v2.9.6
  private static Mapping s3(ObjectStore store) {
    Mapping.Builder s3 =
        Mapping.builder()
            .put(
                "bucketnames",
                store.buckets().stream().map(BucketName::value).collect(Collectors.joining(",")))
            .put("region", store.region());
    store.endpoint().ifPresent(endpoint -> s3.put("endpoint", endpoint.host()));
    s3.put("s3forcepathstyle", store.forcePathStyle()).put("insecure", store.isInsecure());
    if (store.credentials() instanceof Credentials.Secret) {
      s3.put("access_key_id", PodCredentials.accessKey())
          .put("secret_access_key", PodCredentials.secretKey());
    }
    return s3.build();
  }

  Mapping schema() {
    return Mapping.builder()
        .put("configs", Sequence.of(schema.periods().stream().map(LokiStorage::period).toList()))
        .build();
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

  /// What `common.storage` cannot say: the tables, and places of older periods; empty without
  /// either.
  Mapping extra() {
    Mapping.Builder extra = Mapping.builder();
    storage
        .indexTables()
        .map(LokiTables::client)
        .ifPresent(client -> extra.put("aws", Mapping.builder().put("dynamodb", client).build()));
    if (schema.uses(IndexStore.BOLTDB)) {
      extra.put("boltdb", Mapping.builder().put("directory", LokiConfig.DATA + "/index").build());
    }
    if (schema.uses(ChunkStore.FILESYSTEM) && storage.localDisk().isEmpty()) {
      extra.put(
          "filesystem", Mapping.builder().put("directory", LokiConfig.DATA + "/chunks").build());
    }
    return extra.build();
  }
}
