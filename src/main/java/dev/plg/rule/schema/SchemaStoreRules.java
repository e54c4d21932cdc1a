package dev.plg.rule.schema;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.LOKI;
import static dev.plg.rule.PictureSubjects.PERIODS;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.Flag;
import dev.plg.rule.Rule;
import dev.plg.view.Expansion;
import dev.plg.view.LokiView;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of the area `schema` on the stores of index and chunks.
public final class SchemaStoreRules {

  private static final Set<String> BACKENDS =
      Set.of("s3", "gcs", "azure", "alibabacloud", "bos", "cos", "swift", "filesystem");

  /// Object stores that keep chunks in tables.
  private static final Set<String> CHUNK_TABLES =
      Set.of(
          "cassandra",
          "aws-dynamo",
          "bigtable",
          "bigtable-hashed",
          "gcp",
          "gcp-columnkey",
          "grpc-store");

  private static final Set<String> OBJECT_STORES =
      Stream.of(BACKENDS, CHUNK_TABLES, Set.of("aws", "noop", "inmemory"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> INDEX_STORES =
      Stream.of(CHUNK_TABLES, Set.of("tsdb", "boltdb-shipper", "boltdb", "aws", "inmemory"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /// Names that a named store cannot have.
  private static final Set<String> PREDEFINED =
      Stream.of(BACKENDS, CHUNK_TABLES, Set.of("aws", "tsdb", "boltdb-shipper", "boltdb"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  public static final List<Rule> ALL =
      List.of(
          error("schema/chunk-prefix", PERIODS)
              .what("the tables of chunks have no prefix")
              .why(
                  "Loki does not start: `schema config for chunks is missing the 'prefix' setting`")
              .fix("set `chunks.prefix` in the schema period")
              .source("loki pkg/storage/config/schema_config.go@v3.7.6")
              .where(it -> CHUNK_TABLES.contains(it.objectStore()))
              .where(it -> it.tree().mapping("chunks").text("prefix").isEmpty())
              .says("object store %s requires `chunks.prefix`", it -> it.objectStore())
              .at(it -> it.placeOf("object_store")),
          error("schema/named-store", LOKI.from("2.8"))
              .what("a named store has the name of a store type")
              .why(
                  "Loki does not start: `named store should not match with the name of a predefined"
                      + " storage type`")
              .fix("give it another name")
              .source("loki pkg/storage/factory.go:188@v3.7.6")
              .finds(
                  loki ->
                      namedStores(loki)
                          .filter(it -> PREDEFINED.contains(it.key()))
                          .map(
                              it ->
                                  at(
                                      it.keyPlace(),
                                      "a named store has the name of the store type '%s'",
                                      it.key()))),
          error("schema/tsdb-too-early", LOKI.before("2.6"))
              .what("this version of Loki has no tsdb")
              .why("Loki does not start: `Unrecognized storage client`")
              .fix("use boltdb-shipper, or Loki 2.8 or later")
              .source("loki pkg/storage/factory.go@v2.6.0")
              .finds(
                  loki ->
                      loki.periods().stream()
                          .filter(it -> it.store().equals("tsdb"))
                          .map(
                              it ->
                                  at(
                                      it.placeOf("store"),
                                      "Loki %s has no store tsdb",
                                      loki.version().orElseThrow()))),
          error("schema/no-object-store", LOKI.from("3.0").each(loki -> loki.periods().stream()))
              .what("a schema period has no `object_store`")
              .why("Loki does not start: ``unrecognized `object_store` type``")
              .fix("set `object_store` to s3, gcs, azure or filesystem")
              .source("loki pkg/loki/validation.go:98@v3.7.6")
              .where(it -> it.objectStore().isEmpty())
              .at(it -> it.placeOf("object_store")),
          error("schema/two-common-stores", LOKI.from("2.4"))
              .what("`common.storage` has more than one storage backend")
              .why(
                  "Loki does not start: `too many storage configs provided in the common config,"
                      + " please only define one storage backend`")
              .fix("keep one of them")
              .source("loki pkg/loki/config_wrapper.go:587@v3.7.6")
              .where(it -> commonStores(it).size() > 1)
              .says("`common.storage` has %s", it -> String.join(" and ", commonStores(it)))
              .at(it -> it.placeOf("common", "storage")),
          error("schema/unknown-object-store", LOKI)
              .what("an object store does not exist")
              .why(
                  "Loki does not start: ``unrecognized `object_store` type``, before 3.0"
                      + " `Unrecognized storage client`")
              .fix("set s3, gcs, azure, filesystem, or a key of `storage_config.named_stores`")
              .source("loki pkg/loki/validation.go:98@v3.7.6, pkg/storage/factory.go:336@v2.6.1")
              .finds(
                  loki ->
                      loki.periods().stream()
                          .filter(it -> !it.objectStore().isEmpty())
                          .filter(it -> !Expansion.isVariable(it.objectStore()))
                          .filter(it -> !OBJECT_STORES.contains(it.objectStore()))
                          .filter(
                              it ->
                                  namedStores(loki)
                                      .noneMatch(store -> store.key().equals(it.objectStore())))
                          .map(
                              it ->
                                  at(
                                      it.placeOf("object_store"),
                                      "Loki has no object store '%s'",
                                      it.objectStore()))),
          error("schema/unknown-store", PERIODS)
              .what("an index store does not exist")
              .why("Loki does not start: ``unrecognized `store` (index) type``")
              .fix("use tsdb")
              .source("loki pkg/storage/types/types.go@v3.7.6, pkg/loki/validation.go:98@v3.7.6")
              .where(it -> !it.store().isEmpty() && !Expansion.isVariable(it.store()))
              .where(it -> !INDEX_STORES.contains(it.store()))
              .says("Loki has no index store '%s'", it -> it.store())
              .fixedBy(
                  it ->
                      it.store().startsWith("dynamo") ? "use `aws`, the name of DynamoDB here" : "")
              .at(it -> it.placeOf("store")),
          warning("schema/unused-object-store", LOKI.from("3.3"))
              .what("the settings of the object store are not used")
              .why("Loki uses the older storage settings instead, without an error")
              .fix(
                  "set `storage_config.use_thanos_objstore: true`, or write the settings under"
                      + " `storage_config.aws` or the section of the store in use")
              .source("loki pkg/storage/factory.go@v3.7.6")
              .where(it -> !it.tree().mapping("storage_config").mapping("object_store").isEmpty())
              .where(it -> !it.isOn("storage_config", "use_thanos_objstore"))
              .where(it -> it.config().flag("use-thanos-objstore").filter(Flag::isOn).isEmpty())
              .says("Loki ignores `storage_config.object_store`: `use_thanos_objstore` is not true")
              .at(it -> it.placeOf("storage_config", "object_store")));

  private SchemaStoreRules() {}

  private static List<String> commonStores(LokiView loki) {
    return loki.tree().mapping("common").mapping("storage").entries().stream()
        .filter(entry -> BACKENDS.contains(entry.key()))
        .filter(entry -> entry.value() instanceof Mapping settings && !settings.isEmpty())
        .map(Mapping.Entry::key)
        .toList();
  }

  private static Stream<Mapping.Entry> namedStores(LokiView loki) {
    return loki.tree().mapping("storage_config").mapping("named_stores").entries().stream()
        .filter(kind -> kind.value() instanceof Mapping)
        .flatMap(kind -> ((Mapping) kind.value()).entries().stream());
  }
}
