package dev.plg.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Where a schema period's chunks are; the ids are Loki's, two of them for S3.
public enum ChunkStore {
  FILESYSTEM("filesystem"),
  S3("s3"),
  AWS("aws");

  private final String id;

  ChunkStore(String id) {
    this.id = id;
  }

  public static ChunkStore of(String id) {
    return Arrays.stream(values())
        .filter(store -> store.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidValue(
                    "plg knows no object store '%s'".formatted(id),
                    "choose one of "
                        + Arrays.stream(values())
                            .map(ChunkStore::id)
                            .collect(Collectors.joining(", "))));
  }

  public String id() {
    return id;
  }

  public boolean inBuckets() {
    return this != FILESYSTEM;
  }
}
