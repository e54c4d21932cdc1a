package dev.plg.rule.schema;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.LOKI;
import static dev.plg.rule.PictureSubjects.PERIODS;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Vocabulary;
import dev.plg.picture.Picture;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.rule.Violation;
import dev.plg.view.Expansion;
import dev.plg.view.LokiView;
import dev.plg.view.LokiView.Period;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules of the area `schema`, apart from those on stores.
public final class SchemaRules {

  private static final Duration DAY = Duration.ofDays(1);

  /// The last period of each configuration: the one that is written to, now or soon.
  private static final Subject<Picture, Period> LAST_PERIODS =
      LOKI.each(loki -> loki.lastPeriod().stream());

  public static final List<Rule> ALL =
      List.of(
          error("schema/empty", LOKI)
              .what("`schema_config` has no period")
              .why("Loki does not start: `must specify at least one schema configuration`")
              .fix(
                  "add a period to `schema_config.configs`, for example {from: 2024-01-01, store:"
                      + " tsdb, object_store: s3, schema: v13, index: {prefix: index_, period:"
                      + " 24h}}")
              .source("loki pkg/storage/config/schema_config.go@v3.7.6")
              .where(
                  it -> it.periods().isEmpty() && it.config().flag("schema-config-file").isEmpty())
              .at(it -> it.placeOf("schema_config", "configs")),
          error("schema/from-order", LOKI)
              .what("the schema periods are not in the order of their dates")
              .why(
                  "Loki does not start: `from time in schemas must be distinct and in increasing"
                      + " order`")
              .fix("write each `from` as YYYY-MM-DD, the oldest first")
              .source("loki pkg/storage/config/schema_config.go@v3.7.6")
              .finds(SchemaRules::outOfOrder),
          error("schema/index-cache", LOKI.from("3.0"))
              .what("the index cache is valid for longer than chunks stay in memory")
              .why(
                  "Loki does not start: `CONFIG ERROR: the active index is ... chunk_retain_period"
                      + " is ... LESS than the index_cache_validity`")
              .fix(
                  "set `ingester.chunk_retain_period` above `storage_config.index_cache_validity`,"
                      + " which defaults to 5m")
              .source("loki pkg/loki/validation.go:36@v3.7.6")
              .where(
                  it ->
                      !it.tree()
                          .mapping("storage_config")
                          .mapping("index_queries_cache_config")
                          .isEmpty())
              .where(it -> it.lastPeriod().filter(last -> !last.store().equals("tsdb")).isPresent())
              .where(it -> retained(it).compareTo(cached(it)) < 0)
              .says(
                  "`chunk_retain_period` is %ds, less than `index_cache_validity`, %ds",
                  it -> retained(it).toSeconds(), it -> cached(it).toSeconds())
              .at(it -> it.placeOf("ingester", "chunk_retain_period")),
          error("schema/index-directories", LOKI.from("3.0"))
              .what("the index store has no local directory")
              .why("Loki does not start: `CONFIG ERROR: ... active_index_directory is not set`")
              .fix("set `common.path_prefix: /var/loki`")
              .source("loki pkg/loki/validation.go:62-85@v3.7.6")
              .where(it -> it.value("common", "path_prefix").isEmpty())
              .where(it -> it.config().flag("common.path-prefix").isEmpty())
              .finds(
                  loki ->
                      Stream.concat(
                          withoutDirectories(loki, "tsdb", "tsdb_shipper"),
                          withoutDirectories(loki, "boltdb-shipper", "boltdb_shipper"))),
          error("schema/index-path-prefix", PERIODS.from("3.0"))
              .what("the path of the index in the object store is invalid")
              .why(
                  "Loki does not start: `prefix should never start with a path separator` or"
                      + " `prefix should end with a path separator`")
              .fix("write the path as in `index/`")
              .source("loki pkg/storage/config/schema_config.go@v3.7.6")
              .where(
                  it ->
                      it.index("path_prefix")
                          .filter(path -> path.startsWith("/") || !path.endsWith("/"))
                          .isPresent())
              .says(
                  "'%s' must end with a slash and must not start with one",
                  it -> it.index("path_prefix").get())
              .at(it -> it.placeOf("index", "path_prefix")),
          error("schema/index-shards", LOKI.from("2.6"))
              .what("`ingester.index_shards` is not a multiple of `row_shards`")
              .why("Loki does not start: `incompatible ingester index shards`")
              .fix(
                  "set `ingester.index_shards` to a multiple of `row_shards`, which defaults to 16")
              .source("loki pkg/ingester/index/multi.go@v3.7.6")
              .finds(
                  loki ->
                      loki.value("ingester", "index_shards").flatMap(SchemaRules::number).stream()
                          .flatMap(
                              shards ->
                                  loki.periods().stream()
                                      .filter(
                                          period ->
                                              period.store().equals("tsdb")
                                                  && shards % rows(period) != 0)
                                      .limit(1)
                                      .map(
                                          period ->
                                              at(
                                                  loki.placeOf("ingester", "index_shards"),
                                                  "%d index shards are not a multiple of %d row"
                                                      + " shards",
                                                  shards,
                                                  rows(period))))),
          warning("schema/one-table", PERIODS)
              .what("the whole index is one table")
              .why(
                  "the table manager deletes only whole tables, so nothing can be deleted; the"
                      + " table has exactly the name in `prefix`")
              .fix("set `index.period: 168h` before anything is stored")
              .source("loki docs/sources/operations/storage/table-manager/_index.md@v2.9.6")
              .where(it -> it.isInTables() && !it.store().equals("boltdb"))
              .where(it -> it.indexPeriod().orElse(Duration.ZERO).isZero())
              .says("the whole index is one table, '%s'", it -> it.index("prefix").orElse(""))
              .at(it -> it.placeOf("index", "period")),
          error("schema/row-shards", PERIODS)
              .what("`row_shards` is 0")
              .why("Loki does not start: `must have row_shards > 0`")
              .fix("remove `row_shards`, which defaults to 16")
              .source("loki pkg/storage/config/schema_config.go@v3.7.6")
              .where(it -> it.tree().is("row_shards", "0") && !it.schema().equals("v9"))
              .says("schema %s does not allow 0 row shards", it -> it.schema())
              .at(it -> it.placeOf("row_shards")),
          error("schema/shipper-period", LAST_PERIODS)
              .what("the index period of boltdb-shipper is not 24h")
              .why(
                  "Loki does not start: `boltdb-shipper works best with 24h periodic index config`")
              .fix(
                  "set `index.period: 24h`; where data exists, append a period with it and a future"
                      + " `from`")
              .source("loki pkg/storage/config/schema_config.go@v3.7.6")
              .where(it -> it.store().equals("boltdb-shipper") && !isDaily(it))
              .says(
                  "boltdb-shipper requires an index period of 24h, not %s",
                  it -> it.index("period").orElse("none"))
              .at(it -> it.placeOf("index", "period")),
          error("schema/structured-metadata", LOKI.from("3.0"))
              .what("structured metadata requires schema v13 and tsdb")
              .why(
                  "Loki does not start: `CONFIG ERROR: schema v13 is required to store Structured"
                      + " Metadata`")
              .fix(
                  "set `limits_config.allow_structured_metadata: false`, or append a period with"
                      + " tsdb and v13")
              .source("loki pkg/loki/validation.go:47,51@v3.7.6")
              .where(
                  it ->
                      !it.value("limits_config", "allow_structured_metadata")
                          .equals(Optional.of("false")))
              .where(
                  it ->
                      it.config()
                          .flag("validation.allow-structured-metadata")
                          .filter(flag -> !flag.isOn())
                          .isEmpty())
              .finds(
                  loki ->
                      loki
                          .lastPeriod()
                          .filter(it -> !Expansion.isVariable(it.store() + it.schema()))
                          .filter(it -> !it.store().equals("tsdb") || !it.schema().equals("v13"))
                          .map(
                              it ->
                                  at(
                                      it.placeOf(it.store().equals("tsdb") ? "schema" : "store"),
                                      "store %s with schema %s does not support structured"
                                          + " metadata",
                                      it.store(),
                                      it.schema()))
                          .stream()),
          error("schema/table-period", PERIODS)
              .what("the table period is not a multiple of a day")
              .why(
                  "Loki does not start: `the table period must be a multiple of 24h (1h for schema"
                      + " v1)`")
              .fix("set `index.period: 168h`")
              .source("loki pkg/storage/config/schema_config.go:40@v3.7.6")
              .where(Period::isInTables)
              .where(
                  it ->
                      it.indexPeriod()
                          .filter(table -> table.toSeconds() % DAY.toSeconds() != 0)
                          .isPresent())
              .says(
                  "a table period of %s is not a multiple of 24h",
                  it -> it.index("period").orElse(""))
              .at(it -> it.placeOf("index", "period")),
          error("schema/tsdb-period", PERIODS.from("2.6"))
              .what("the index period of tsdb is not 24h")
              .why(
                  "Loki does not start: `tsdb must always have periodic config for index set to"
                      + " 24h`")
              .sets(it -> it.tree(), "index.period", "24h")
              .source("loki pkg/storage/config/schema_config.go:48@v3.7.6")
              .where(it -> it.store().equals("tsdb") && !isDaily(it))
              .says(
                  "tsdb requires an index period of 24h, not %s",
                  it -> it.index("period").orElse("none"))
              .at(it -> it.placeOf("index", "period")),
          error("schema/unknown-version", LOKI)
              .what("this version of Loki does not support the schema")
              .why("Loki does not start: `invalid schema version`")
              .fix("set v13 from Loki 2.9 on, v12 from 2.5 on, v11 before")
              .source("loki pkg/storage/config/schema_config.go:39@v3.7.6")
              .finds(SchemaRules::unknownSchemas));

  private SchemaRules() {}

  private static boolean isDaily(Period period) {
    return period.indexPeriod().filter(DAY::equals).isPresent();
  }

  private static Duration retained(LokiView loki) {
    return loki.duration("ingester", "chunk_retain_period").orElse(Duration.ZERO);
  }

  private static Duration cached(LokiView loki) {
    return loki.duration("storage_config", "index_cache_validity").orElse(Duration.ofMinutes(5));
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[1-9][0-9]{0,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static int rows(Period period) {
    return period.tree().text("row_shards").flatMap(SchemaRules::number).orElse(16);
  }

  private static Stream<Violation> withoutDirectories(LokiView loki, String store, String section) {
    return loki.periods().stream().noneMatch(it -> it.store().equals(store))
        ? Stream.empty()
        : Stream.of("active_index_directory", "cache_location")
            .filter(key -> loki.value("storage_config", section, key).isEmpty())
            .map(
                key ->
                    at(
                        loki.placeOf("storage_config", section),
                        "store %s requires `storage_config.%s.%s`",
                        store,
                        section,
                        key));
  }

  private static Stream<Violation> outOfOrder(LokiView loki) {
    var violations = new ArrayList<Violation>();
    String before = "";
    for (Period period : loki.periods()) {
      if (Expansion.isVariable(period.from())) {
        continue;
      }
      if (!period.from().matches("\\d{4}-\\d{2}-\\d{2}")) {
        violations.add(
            at(period.placeOf("from"), "'%s' is not a date such as 2024-01-31", period.from()));
      } else if (period.from().compareTo(before) <= 0) {
        violations.add(
            at(
                period.placeOf("from"),
                "the period from %s does not start after the one from %s",
                period.from(),
                before));
      } else {
        before = period.from();
      }
    }
    return violations.stream();
  }

  private static Stream<Violation> unknownSchemas(LokiView loki) {
    return loki.periods().stream()
        .filter(it -> !it.schema().isEmpty() && !Expansion.isVariable(it.schema()))
        .flatMap(
            it ->
                !Vocabulary.LOKI_SCHEMA.has(it.schema())
                    ? Stream.of(at(it.placeOf("schema"), "there is no schema '%s'", it.schema()))
                    : Vocabulary.LOKI_SCHEMA
                        .since(it.schema())
                        .filter(loki.config()::isBefore)
                        .map(
                            _ ->
                                at(
                                    it.placeOf("schema"),
                                    "Loki %s does not support schema %s",
                                    loki.version().orElseThrow(),
                                    it.schema()))
                        .stream());
  }
}
