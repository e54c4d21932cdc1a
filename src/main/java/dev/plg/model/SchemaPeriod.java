package dev.plg.model;

import java.time.LocalDate;

/// From when on Loki writes index and chunks in which form. A period that data was written under
/// must never change: the data would be looked for elsewhere.
///
/// @param from the first day, in UTC
/// @param schema the version of the form, 9 to 13
/// @param indexPrefix of a store of files, any beginning of their folders' names
public record SchemaPeriod(
    LocalDate from,
    IndexStore store,
    ChunkStore chunks,
    int schema,
    IndexPrefix indexPrefix,
    IndexPeriod indexPeriod) {

  // loki v3.7.6 pkg/storage/config/schema_config.go:487
  public static final int OLDEST_SCHEMA = 9;
  public static final int NEWEST_SCHEMA = 13;

  /// The first day of a new install; it must be in the past, and plg has no clock.
  // loki v3.7.6 pkg/storage/config/schema_config.go:742: no schema before `from`
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

  public SchemaPeriod {
    InvalidValue.unless(
        schema >= OLDEST_SCHEMA && schema <= NEWEST_SCHEMA,
        () -> "there is no schema v%d".formatted(schema),
        () ->
            "choose one from v%d to v%d; v13 for a new period"
                .formatted(OLDEST_SCHEMA, NEWEST_SCHEMA));
    InvalidValue.unless(
        !store.inFiles() || indexPeriod.equals(IndexPeriod.DAY),
        () -> "the index period of %s is %s".formatted(store.id(), indexPeriod),
        () -> "set `indexPeriod: 24h`: Loki refuses another for this store");
    InvalidValue.unless(
        !store.inFiles() || !indexPrefix.endsInDigit(),
        () -> "the index prefix '%s' ends with a digit".formatted(indexPrefix),
        () ->
            "end it with another character, as in '%s_': Loki reads the digits behind it as the table's number"
                .formatted(indexPrefix));
  }

  /// The first period of a new install on an object store: tsdb with schema v13 is the only pair
  /// that every line takes and that Loki 3 asks for.
  // loki v3.7.6 pkg/loki/validation.go:47, pkg/storage/config/schema_config.go:48
  static SchemaPeriod newest(ChunkStore chunks) {
    return new SchemaPeriod(
        FIRST_DAY,
        IndexStore.TSDB,
        chunks,
        NEWEST_SCHEMA,
        new IndexPrefix("index_"),
        IndexPeriod.DAY);
  }

  /// The first period of a new install with its index in tables: they know no tsdb, and v12 is the
  /// newest schema that stores nothing which tables cannot hold.
  static SchemaPeriod inTables(Tables tables, ChunkStore chunks) {
    return new SchemaPeriod(
        FIRST_DAY, IndexStore.AWS, chunks, 12, tables.prefix(), tables.period());
  }

  /// True where structured metadata can be stored.
  // loki v3.7.6 pkg/loki/validation.go:47
  public boolean takesStructuredMetadata() {
    return store == IndexStore.TSDB && schema == NEWEST_SCHEMA;
  }
}
