package dev.plg.profile;

import dev.plg.model.ChunkStore;
import dev.plg.model.IndexPeriod;
import dev.plg.model.IndexPrefix;
import dev.plg.model.IndexStore;
import dev.plg.model.InvalidValue;
import dev.plg.model.Schema;
import dev.plg.model.SchemaPeriod;
import dev.plg.model.Storage;
import dev.plg.model.Tables;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The periods of a Loki that has stored something already.
final class SchemaDecoder {

  private SchemaDecoder() {}

  /// Empty where the stack names none, or where they are wrong.
  static Optional<Schema> decode(Section loki, Storage storage) {
    List<Section> sections = loki.sections("schema");
    List<SchemaPeriod> periods =
        sections.stream().flatMap(it -> period(it, storage).stream()).toList();
    return sections.isEmpty() || periods.size() < sections.size()
        ? Optional.empty()
        : loki.whole("schema", () -> new Schema(periods));
  }

  private static Optional<SchemaPeriod> period(Section period, Storage storage) {
    Optional<LocalDate> from = period.required("from", SchemaDecoder::date, "from: 2026-12-01");
    Optional<IndexStore> store = period.required("store", IndexStore::of, "store: tsdb");
    Optional<Integer> schema = period.required("schema", SchemaDecoder::version, "schema: v13");
    ChunkStore chunks =
        period.value("objectStore", ChunkStore::of).orElse(storage.firstPeriod().chunks());
    Optional<IndexPrefix> prefix = period.value("indexPrefix", IndexPrefix::new);
    Optional<IndexPeriod> index = period.value("indexPeriod", IndexPeriod::parse);
    return from.isEmpty() || store.isEmpty() || schema.isEmpty()
        ? Optional.empty()
        : period.whole(
            () ->
                new SchemaPeriod(
                    from.get(),
                    store.get(),
                    chunks,
                    schema.get(),
                    prefix.orElse(prefix(store.get(), storage)),
                    index.orElse(index(store.get(), storage))));
  }

  private static IndexPrefix prefix(IndexStore store, Storage storage) {
    Optional<Tables> tables = storage.indexTables().filter(_ -> store == IndexStore.AWS);
    return tables.map(Tables::prefix).orElse(new IndexPrefix("index_"));
  }

  private static IndexPeriod index(IndexStore store, Storage storage) {
    Optional<Tables> tables = storage.indexTables().filter(_ -> store == IndexStore.AWS);
    return tables.map(Tables::period).orElse(IndexPeriod.DAY);
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
