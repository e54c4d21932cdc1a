package dev.plg.model;

import java.util.List;
import java.util.Optional;

/// Where logs are kept; every component that stores something follows it. Every question below has
/// a case for each kind of storage, so that a new kind does not compile until it answers them.
public sealed interface Storage {

  /// On the disk of the one pod that writes.
  record Filesystem(Disk disk) implements Storage {}

  /// Index and chunks in buckets.
  record S3(ObjectStore store) implements Storage {}

  /// The index in tables of DynamoDB, the chunks in buckets.
  record DynamoDb(Tables tables, ObjectStore chunks) implements Storage {}

  /// The schema period of a Loki that has stored nothing yet.
  default SchemaPeriod firstPeriod() {
    return switch (this) {
      case Filesystem _ -> SchemaPeriod.newest(ChunkStore.FILESYSTEM);
      case S3 _ -> SchemaPeriod.newest(ChunkStore.S3);
      case DynamoDb(Tables tables, _) -> SchemaPeriod.inTables(tables, ChunkStore.S3);
    };
  }

  /// True where chunks of a period with this object store are kept here.
  default boolean holds(ChunkStore chunks) {
    return switch (this) {
      case Filesystem _ -> chunks == ChunkStore.FILESYSTEM;
      case S3 _, DynamoDb _ -> chunks == ChunkStore.S3 || chunks == ChunkStore.AWS;
    };
  }

  /// The disk of the one pod that everything is stored on; empty where pods share the storage.
  default Optional<Disk> localDisk() {
    return switch (this) {
      case Filesystem(Disk disk) -> Optional.of(disk);
      case S3 _, DynamoDb _ -> Optional.empty();
    };
  }

  /// The buckets of S3, or of a server with its API.
  default Optional<ObjectStore> s3() {
    return switch (this) {
      case Filesystem _ -> Optional.empty();
      case S3(ObjectStore store) -> Optional.of(store);
      case DynamoDb(_, ObjectStore chunks) -> Optional.of(chunks);
    };
  }

  /// The tables of DynamoDB that hold the index.
  default Optional<Tables> indexTables() {
    return switch (this) {
      case Filesystem _, S3 _ -> Optional.empty();
      case DynamoDb(Tables tables, _) -> Optional.of(tables);
    };
  }

  /// The credentials of the pods for this storage; empty where none are needed.
  default Optional<Credentials> credentials() {
    return s3().map(ObjectStore::credentials);
  }

  /// The same storage, its disk of this StorageClass where it names none.
  default Storage inClass(Optional<String> storageClass) {
    return switch (this) {
      case Filesystem(Disk disk) ->
          new Filesystem(new Disk(disk.size(), disk.storageClass().or(() -> storageClass)));
      case S3 _, DynamoDb _ -> this;
    };
  }

  /// The path, below `storage` in the stack file, of the settings of what keeps the chunks.
  default List<String> path() {
    return switch (this) {
      case Filesystem _ -> List.of("filesystem");
      case S3 _ -> List.of("s3");
      case DynamoDb _ -> List.of("dynamodb", "chunks", "s3");
    };
  }
}
