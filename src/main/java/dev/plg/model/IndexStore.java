package dev.plg.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Where a schema period's index is; the ids are Loki's.
public enum IndexStore {
  TSDB("tsdb"),
  BOLTDB_SHIPPER("boltdb-shipper"),
  BOLTDB("boltdb"),
  AWS("aws");

  private final String id;

  IndexStore(String id) {
    this.id = id;
  }

  public static IndexStore of(String id) {
    if (id.equals("dynamodb") || id.equals("dynamo")) {
      throw new InvalidValue(
          "Loki knows no index store '%s'".formatted(id), "write aws: so Loki calls DynamoDB");
    }
    return Arrays.stream(values())
        .filter(store -> store.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidValue(
                    "plg knows no index store '%s'".formatted(id),
                    Arrays.stream(values())
                        .map(IndexStore::id)
                        .collect(Collectors.joining(", ", "choose one of ", ""))));
  }

  public String id() {
    return id;
  }

  /// True where the index is files beside the chunks, which the compactor maintains.
  public boolean inFiles() {
    return this == TSDB || this == BOLTDB_SHIPPER;
  }
}
