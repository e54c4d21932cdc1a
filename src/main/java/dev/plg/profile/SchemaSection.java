package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Group.group;
import static dev.plg.key.Items.items;
import static dev.plg.key.Shape.Text.text;

import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.model.ChunkStore;
import dev.plg.model.IndexPeriod;
import dev.plg.model.IndexPrefix;
import dev.plg.model.IndexStore;
import dev.plg.model.InvalidValue;
import dev.plg.model.Schema;
import dev.plg.model.SchemaPeriod;
import dev.plg.model.Storage;
import dev.plg.model.Tables;
import dev.plg.yaml.Scalar.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The section `loki.schema`: the periods of a Loki that has stored data already.
final class SchemaSection {

  private static final FileKey<LocalDate> FROM = key("from", text("day", SchemaSection::date));
  private static final FileKey<IndexStore> STORE =
      key("store", text("index store", IndexStore::of));
  private static final FileKey<Integer> VERSION =
      key("schema", text("schema version", SchemaSection::version).or(Kind.INTEGER));
  private static final FileKey<ChunkStore> OBJECT_STORE =
      key("objectStore", text("object store", ChunkStore::of));
  private static final FileKey<IndexPrefix> INDEX_PREFIX =
      key("indexPrefix", text("table prefix", IndexPrefix::new));
  private static final FileKey<IndexPeriod> INDEX_PERIOD =
      key("indexPeriod", text("whole days", IndexPeriod::parse).or(Kind.INTEGER));

  static final FileKey<List<FileValue>> SCHEMA =
      key(
              "schema",
              items(
                  group(
                      FROM.about("The first day, in UTC.", "2026-12-01"),
                      STORE.about("tsdb, boltdb-shipper, boltdb, or aws for DynamoDB.", "tsdb"),
                      VERSION.about("The schema version.", "v13"),
                      OBJECT_STORE
                          .orElse("the storage of the stack")
                          .about("The store of the chunks: filesystem, s3 or aws.", "s3"),
                      INDEX_PREFIX
                          .orElse("index_; with store aws, `storage.dynamodb.tablePrefix`")
                          .about("The prefix of the index tables.", "loki_index_"),
                      INDEX_PERIOD
                          .orElse("24h; with store aws, `storage.dynamodb.tablePeriod`")
                          .about("The time span of one index table.", "24h"))))
          .orElse("one period, for a new Loki")
          .about(
              "The schema periods of an existing Loki, oldest first.",
              "[{from: 2023-01-01, store: tsdb, schema: v13}]");

  private SchemaSection() {}

  /// Empty where the stack names no period, or a wrong one.
  static Optional<Schema> read(FileValue loki, Storage storage) {
    List<FileValue> sections = loki.find(SCHEMA).orElse(List.of());
    List<SchemaPeriod> periods =
        sections.stream().flatMap(it -> period(it, storage).stream()).toList();
    return sections.isEmpty() || periods.size() < sections.size()
        ? Optional.empty()
        : loki.in(SCHEMA).whole(() -> new Schema(periods));
  }

  private static Optional<SchemaPeriod> period(FileValue period, Storage storage) {
    Optional<LocalDate> from = period.need(FROM);
    Optional<IndexStore> store = period.need(STORE);
    Optional<Integer> schema = period.need(VERSION);
    if (from.isEmpty() || store.isEmpty() || schema.isEmpty()) {
      return Optional.empty();
    }
    Optional<Tables> tables = storage.indexTables().filter(_ -> store.get() == IndexStore.AWS);
    return period.whole(
        () ->
            new SchemaPeriod(
                from.get(),
                store.get(),
                period.find(OBJECT_STORE).orElse(storage.firstPeriod().chunks()),
                schema.get(),
                period
                    .find(INDEX_PREFIX)
                    .orElse(tables.map(Tables::prefix).orElse(new IndexPrefix("index_"))),
                period
                    .find(INDEX_PERIOD)
                    .orElse(tables.map(Tables::period).orElse(IndexPeriod.DAY))));
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw new InvalidValue("'%s' is not a day".formatted(text), "write it as 2026-12-01, in UTC");
    }
  }

  private static int version(String text) {
    if (!text.matches("v?[0-9]{1,3}")) {
      throw new InvalidValue("'%s' is not a schema version".formatted(text), "write it as v13");
    }
    return Integer.parseInt(text.replace("v", ""));
  }
}
