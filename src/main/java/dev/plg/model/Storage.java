package dev.plg.model;

import java.util.Optional;

/// Where logs are kept; every component that stores something follows it.
public sealed interface Storage {

  /// On the disk of the one pod that writes.
  record Filesystem(Disk disk) implements Storage {}

  /// Index and chunks in buckets.
  record S3(ObjectStore store) implements Storage {}

  /// The index in tables of DynamoDB, the chunks in buckets.
  record DynamoDb(Tables tables, ObjectStore chunks) implements Storage {}

  /// The buckets; empty on a filesystem.
  default Optional<ObjectStore> objects() {
    return switch (this) {
      case Filesystem(Disk _) -> Optional.empty();
      case S3(ObjectStore store) -> Optional.of(store);
      case DynamoDb(Tables _, ObjectStore chunks) -> Optional.of(chunks);
    };
  }

  /// As whom the pods speak to AWS or the server that stands for it; empty on a filesystem.
  default Optional<Credentials> credentials() {
    return objects().map(ObjectStore::credentials);
  }
}
