package dev.plg.model;

import java.util.List;
import java.util.Optional;

/// Where logs are kept; every component that stores something follows it. Each kind of storage
/// answers every question below for itself, so that a new kind does not compile until it does.
public sealed interface Storage {

  /// On the disk of the one pod that writes.
  record Filesystem(Disk disk) implements Storage {

    @Override
    public SchemaPeriod firstPeriod() {
      return SchemaPeriod.newest(ChunkStore.FILESYSTEM);
    }

    @Override
    public boolean holds(ChunkStore chunks) {
      return chunks == ChunkStore.FILESYSTEM;
    }

    @Override
    public Optional<Disk> localDisk() {
      return Optional.of(disk);
    }

    @Override
    public Optional<ObjectStore> s3() {
      return Optional.empty();
    }

    @Override
    public Optional<Tables> indexTables() {
      return Optional.empty();
    }

    @Override
    public Optional<Credentials> credentials() {
      return Optional.empty();
    }

    @Override
    public Storage inClass(Optional<String> storageClass) {
      return new Filesystem(new Disk(disk.size(), disk.storageClass().or(() -> storageClass)));
    }

    @Override
    public List<String> path() {
      return List.of("filesystem");
    }
  }

  /// Index and chunks in buckets.
  record S3(ObjectStore store) implements Storage {

    @Override
    public SchemaPeriod firstPeriod() {
      return SchemaPeriod.newest(ChunkStore.S3);
    }

    @Override
    public boolean holds(ChunkStore chunks) {
      return chunks == ChunkStore.S3 || chunks == ChunkStore.AWS;
    }

    @Override
    public Optional<Disk> localDisk() {
      return Optional.empty();
    }

    @Override
    public Optional<ObjectStore> s3() {
      return Optional.of(store);
    }

    @Override
    public Optional<Tables> indexTables() {
      return Optional.empty();
    }

    @Override
    public Optional<Credentials> credentials() {
      return Optional.of(store.credentials());
    }

    @Override
    public Storage inClass(Optional<String> storageClass) {
      return this;
    }

    @Override
    public List<String> path() {
      return List.of("s3");
    }
  }

  /// The index in tables of DynamoDB, the chunks in buckets.
  record DynamoDb(Tables tables, ObjectStore chunks) implements Storage {

    @Override
    public SchemaPeriod firstPeriod() {
      return SchemaPeriod.inTables(tables, ChunkStore.S3);
    }

    @Override
    public boolean holds(ChunkStore store) {
      return store == ChunkStore.S3 || store == ChunkStore.AWS;
    }

    @Override
    public Optional<Disk> localDisk() {
      return Optional.empty();
    }

    @Override
    public Optional<ObjectStore> s3() {
      return Optional.of(chunks);
    }

    @Override
    public Optional<Tables> indexTables() {
      return Optional.of(tables);
    }

    @Override
    public Optional<Credentials> credentials() {
      return Optional.of(chunks.credentials());
    }

    @Override
    public Storage inClass(Optional<String> storageClass) {
      return this;
    }

    @Override
    public List<String> path() {
      return List.of("dynamodb", "chunks", "s3");
    }
  }

  /// The schema period of a Loki that has stored nothing yet.
  SchemaPeriod firstPeriod();

  /// True where chunks of a period with this object store are kept here.
  boolean holds(ChunkStore chunks);

  /// The disk of the one pod that everything is stored on; empty where pods share the storage.
  Optional<Disk> localDisk();

  /// The buckets of S3, or of a server with its API.
  Optional<ObjectStore> s3();

  /// The tables of DynamoDB that hold the index.
  Optional<Tables> indexTables();

  /// The credentials of the pods for this storage; empty where none are needed.
  Optional<Credentials> credentials();

  /// The same storage, its disk of this StorageClass where it names none.
  Storage inClass(Optional<String> storageClass);

  /// The path, below `storage` in the stack file, of the settings of what keeps the chunks.
  List<String> path();
}
