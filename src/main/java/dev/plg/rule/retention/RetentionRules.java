package dev.plg.rule.retention;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.note;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.LOKI;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Assignment;
import dev.plg.picture.Flag;
import dev.plg.picture.Run;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.Disks;
import dev.plg.view.GoDuration;
import dev.plg.view.LokiView;
import dev.plg.view.LokiView.Period;
import dev.plg.yaml.Mapping;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of the area `retention`.
public final class RetentionRules {

  private static final Set<String> COMPACTING = Set.of("all", "backend", "compactor");
  private static final Duration DAY = Duration.ofDays(1);

  public static final List<Rule> ALL =
      List.of(
          note("retention/burst-below-rate", LOKI)
              .what("the burst is smaller than the rate")
              .why(
                  "Loki rejects a burst above this size with 429 even when the average rate is"
                      + " below the limit")
              .fix("set `ingestion_burst_size_mb` above `ingestion_rate_mb`")
              .source("loki pkg/distributor/distributor.go@v3.7.6")
              .where(it -> limit(it, "ingestion_burst_size_mb").isPresent())
              .where(
                  it ->
                      limit(it, "ingestion_rate_mb")
                          .filter(rate -> limit(it, "ingestion_burst_size_mb").get() < rate)
                          .isPresent())
              .says(
                  "a burst of %s MB is smaller than a rate of %s MB per second",
                  it -> it.value("limits_config", "ingestion_burst_size_mb").get(),
                  it -> it.value("limits_config", "ingestion_rate_mb").get())
              .at(it -> it.placeOf("limits_config", "ingestion_burst_size_mb")),
          warning("retention/default-month", LOKI.between("2.3", "2.8"))
              .what("the retention period is not set and defaults to a month")
              .why("before 2.8 the compactor deletes logs older than 744h when no period is set")
              .fix("set `limits_config.retention_period`")
              .source("loki pkg/validation/limits.go@v2.3.0")
              .where(RetentionRules::isEnabled)
              .where(it -> it.value("limits_config", "retention_period").isEmpty())
              .says(
                  "retention is enabled, but `limits_config.retention_period` is not set and"
                      + " defaults to 744h")
              .at(it -> it.placeOf("compactor", "retention_enabled")),
          error("retention/delete-store", LOKI.from("3.0"))
              .what("retention is enabled without a store for delete requests")
              .why(
                  "Loki does not start: `compactor.delete-request-store should be configured when"
                      + " retention is enabled`")
              .fix("set `compactor.delete_request_store` to the `object_store` of the schema")
              .source("loki pkg/compactor/config.go:109@v3.7.6")
              .where(RetentionRules::isEnabled)
              .where(it -> it.value("compactor", "delete_request_store").isEmpty())
              .where(it -> it.config().flag("compactor.delete-request-store").isEmpty())
              .says("retention is enabled, but `compactor.delete_request_store` is not set")
              .sets(
                  it -> it.config().tree(),
                  it ->
                      it.lastPeriod()
                          .map(
                              last ->
                                  Assignment.of(
                                      "compactor.delete_request_store", last.objectStore())))
              .at(it -> it.placeOf("compactor", "retention_enabled")),
          error("retention/delete-store-unknown", LOKI.between("2.9", "3.0"))
              .what("`delete_request_store` names a store that the compactor does not use")
              .why("Loki exits: `failed to init delete store. Object client not found`")
              .fix("set it to the `object_store` of the schema")
              .source("loki pkg/loki/modules.go:1111, pkg/compactor/compactor.go:286@v2.9.17")
              .where(RetentionRules::isEnabled)
              .where(it -> !compactorStores(it).isEmpty())
              .where(
                  it ->
                      it.value("compactor", "delete_request_store")
                          .filter(store -> !compactorStores(it).contains(store))
                          .isPresent())
              .says(
                  "the compactor uses the store %s, not '%s'",
                  it -> String.join(", ", compactorStores(it)),
                  it -> it.value("compactor", "delete_request_store").get())
              .at(it -> it.placeOf("compactor", "delete_request_store")),
          note("retention/disk-fills", LOKI)
              .what("logs are stored on a disk and never deleted")
              .why(
                  "the disk fills up and Loki accepts no more lines; deleting files by hand may"
                      + " remove chunks that the index still refers to")
              .fix(
                  "set `limits_config.retention_period` and `compactor.retention_enabled: true`,"
                      + " from 3.0 on also `compactor.delete_request_store`")
              .source(
                  "loki docs/sources/operations/storage/filesystem.md@v3.7.6: no deletion by size")
              .where(
                  it ->
                      Disks.onFilesystem(it).isPresent()
                          && !isEnabled(it)
                          && !RetentionTableRules.dropsTables(it))
              .where(it -> it.config().flag("compactor.retention-enabled").isEmpty())
              // A period without the switch is what retention/not-enabled finds.
              .where(it -> it.value("limits_config", "retention_period").isEmpty())
              .at(it -> it.placeOf("compactor")),
          error("retention/ingester-lookback", LOKI)
              .what(
                  "`query_store_max_look_back_period` is set with an object store that all pods"
                      + " share")
              .why(
                  "Loki does not start: ``it is an error to specify a non zero"
                      + " `query_store_max_look_back_period` value when using any object store"
                      + " other than `filesystem` ``")
              .fix("remove `ingester.query_store_max_look_back_period`")
              .source("loki pkg/loki/modules.go:2575@v3.7.6")
              .where(
                  it ->
                      it.value("ingester", "query_store_max_look_back_period")
                          .filter(back -> !Set.of("0", "0s").contains(back))
                          .isPresent())
              .where(
                  it ->
                      it.lastPeriod()
                          .filter(
                              last -> last.isShipped() && !last.objectStore().equals("filesystem"))
                          .isPresent())
              .says(
                  "`query_store_max_look_back_period` is not supported with object store %s",
                  it -> it.lastPeriod().get().objectStore())
              .at(it -> it.placeOf("ingester", "query_store_max_look_back_period")),
          error("retention/interval", LOKI.from("2.5"))
              .what("`apply_retention_interval` is not a multiple of `compaction_interval`")
              .why(
                  "Loki does not start: `interval for applying retention should either be set to a"
                      + " 0 or a multiple of compaction interval`")
              .fix("set a multiple of `compactor.compaction_interval`, which defaults to 10m")
              .source("loki pkg/compactor/compactor.go:144@v2.9.17")
              .where(
                  it ->
                      !compaction(it).isZero()
                          && applied(it).toMillis() % compaction(it).toMillis() != 0)
              .says(
                  "an interval of %dm is not a multiple of the compaction interval, %dm",
                  it -> applied(it).toMinutes(), it -> compaction(it).toMinutes())
              .at(it -> it.placeOf("compactor", "apply_retention_interval")),
          warning("retention/lookback", LOKI.from("2.3"))
              .what("logs are kept longer than queries look back")
              .why(
                  "queries return nothing older than `max_query_lookback`; older logs use storage"
                      + " but cannot be read")
              .fix("set `limits_config.max_query_lookback` to the retention period, or to 0")
              .source("loki docs/sources/operations/storage/retention.md@v3.7.6")
              .where(RetentionRules::isEnabled)
              .where(it -> !lookback(it).isZero() && lookback(it).compareTo(kept(it)) < 0)
              .says(
                  "queries look back %dh, but logs are kept for %dh",
                  it -> lookback(it).toHours(), it -> kept(it).toHours())
              .at(it -> it.placeOf("limits_config", "max_query_lookback")),
          error("retention/markers-lost", LOKI.from("2.3"))
              .what("the compactor's deletion markers are lost when its pod restarts")
              .why(
                  "the compactor forgets which chunks to delete, and those chunks are never"
                      + " deleted")
              .fix("mount a PersistentVolumeClaim at the working directory")
              .source("loki docs/sources/operations/storage/retention.md@v3.7.6")
              .where(RetentionRules::isEnabled)
              .finds(RetentionRules::lostMarkers),
          error("retention/no-compactor", LOKI.from("2.3"))
              .what("the compactor does not support this index store")
              .why(
                  "the compactor handles only tsdb and boltdb-shipper; for other stores it deletes"
                      + " nothing and logs that at level info")
              .fix(
                  "use `table_manager.retention_period` with this store, or append a schema period"
                      + " with tsdb")
              .source("loki pkg/loki/modules.go:1881@v3.7.6")
              .where(RetentionRules::isEnabled)
              .where(
                  it ->
                      !it.periods().isEmpty() && it.periods().stream().noneMatch(Period::isShipped))
              .says(
                  "the compactor deletes nothing from store %s",
                  it -> it.periods().getLast().store())
              .at(it -> it.placeOf("compactor", "retention_enabled")),
          error("retention/not-enabled", LOKI.from("2.3"))
              .what("a retention period is set, but nothing is deleted")
              .why("`retention_period` alone deletes nothing: the store grows without limit")
              .fix("set `compactor.retention_enabled: true`")
              .source("loki docs/sources/operations/storage/retention.md@v3.7.6")
              .where(
                  it ->
                      !kept(it).isZero()
                          || !it.tree()
                              .mapping("limits_config")
                              .sequence("retention_stream")
                              .items()
                              .isEmpty())
              .where(it -> it.periods().stream().anyMatch(Period::isShipped))
              .where(it -> !isEnabled(it) && !RetentionTableRules.dropsTables(it))
              .where(
                  it ->
                      it.config().flag("compactor.retention-enabled").filter(Flag::isOn).isEmpty())
              .says("a retention period is set, but `compactor.retention_enabled` is not true")
              .at(it -> it.placeOf("limits_config", "retention_period")),
          error("retention/shared-store", LOKI.between("2.1", "2.4"))
              .what("boltdb-shipper has no shared store")
              .why("Loki does not start: `Unrecognized storage client , choose one of`")
              .fix(
                  "set `storage_config.boltdb_shipper.shared_store` to the `object_store` of the"
                      + " schema")
              .source("loki pkg/storage/store.go:427@v2.3.0")
              .where(
                  it ->
                      it.lastPeriod()
                          .filter(last -> last.store().equals("boltdb-shipper"))
                          .isPresent())
              .where(it -> it.value("storage_config", "boltdb_shipper", "shared_store").isEmpty())
              .where(it -> it.config().flag("boltdb.shipper.shared-store").isEmpty())
              .says("`storage_config.boltdb_shipper.shared_store` is not set")
              .at(it -> it.placeOf("storage_config", "boltdb_shipper")),
          error("retention/too-early", LOKI.before("2.3"))
              .what("this version of Loki has no retention by the compactor")
              .why(
                  "Loki does not start: `field retention_period not found in type"
                      + " validation.plain`")
              .fix("use `table_manager.retention_period`, or Loki 2.3 or later")
              .source("loki pkg/validation/limits.go@v2.3.0")
              .finds(
                  loki ->
                      loki.tree().mapping("limits_config").entry("retention_period").stream()
                          .map(
                              entry ->
                                  at(
                                      entry.keyPlace(),
                                      "Loki %s does not support `limits_config.retention_period`",
                                      loki.version().orElseThrow()))),
          error("retention/too-short", LOKI.from("2.3"))
              .what("a retention period is shorter than a day")
              .why("Loki does not start: `retention period must be >= 24h`")
              .fix("set at least 24h")
              .source("loki pkg/validation/limits.go:606@v3.7.6")
              .finds(
                  loki ->
                      Stream.concat(
                          tooShort(loki.tree().mapping("limits_config"), "retention_period"),
                          streams(loki).flatMap(stream -> tooShort(stream, "period")))),
          error(
                  "retention/two-compactors",
                  LOKI.from("2.3").each(it -> it.config().runs().stream()))
              .what("several compactors work on the same index")
              .why("each compactor overwrites the index files of the other")
              .fix("set `replicas: 1` for the target compactor")
              .source("loki docs/sources/operations/storage/retention.md@v3.7.6")
              .where(
                  run ->
                      run.container()
                          .flag("target")
                          .filter(it -> it.value().equals("compactor"))
                          .isPresent())
              .where(run -> run.workload().pods() > 1)
              .says(
                  "%s runs %d compactors",
                  run -> run.workload().title(), run -> run.workload().pods())
              .at(run -> run.workload().replicasPlace()),
          error("retention/zero-deletes", LOKI.between("2.3", "2.8"))
              .what("a retention period of 0 deletes all logs")
              .why("before 2.8 a period of 0 means that every log line is too old")
              .fix("set the period you want, or `compactor.retention_enabled: false`")
              .source("loki docs/sources/setup/upgrade/_index.md@v2.8.0")
              .where(RetentionRules::isEnabled)
              .where(
                  it ->
                      it.duration("limits_config", "retention_period")
                          .filter(Duration::isZero)
                          .isPresent())
              .says(
                  "Loki %s deletes all logs with a retention period of 0",
                  it -> it.version().orElseThrow())
              .at(it -> it.placeOf("limits_config", "retention_period")));

  private RetentionRules() {}

  private static boolean isEnabled(LokiView loki) {
    return loki.isOn("compactor", "retention_enabled");
  }

  private static Duration kept(LokiView loki) {
    return loki.duration("limits_config", "retention_period").orElse(Duration.ZERO);
  }

  private static Duration lookback(LokiView loki) {
    return loki.duration("limits_config", "max_query_lookback").orElse(Duration.ZERO);
  }

  private static Duration applied(LokiView loki) {
    return loki.duration("compactor", "apply_retention_interval").orElse(Duration.ZERO);
  }

  private static Duration compaction(LokiView loki) {
    return loki.duration("compactor", "compaction_interval").orElse(Duration.ofMinutes(10));
  }

  private static Optional<Double> limit(LokiView loki, String key) {
    return loki.value("limits_config", key)
        .filter(it -> it.matches("[0-9]{1,9}([.][0-9]{1,9})?"))
        .map(Double::valueOf);
  }

  private static Set<String> compactorStores(LokiView loki) {
    return loki.value("compactor", "shared_store")
        .map(Set::of)
        .orElseGet(
            () ->
                loki.periods().stream()
                    .filter(Period::isShipped)
                    .map(Period::objectStore)
                    .collect(Collectors.toSet()));
  }

  private static Stream<Violation> tooShort(Mapping limits, String key) {
    return limits
        .text(key)
        .flatMap(GoDuration::parse)
        .filter(it -> !it.isZero() && it.compareTo(DAY) < 0)
        .map(
            it ->
                at(
                    limits.placeOf(key),
                    "a retention period of %d minutes is shorter than 24h",
                    it.toMinutes()))
        .stream();
  }

  private static Stream<Mapping> streams(LokiView loki) {
    return loki.tree().mapping("limits_config").sequence("retention_stream").items().stream()
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast);
  }

  private static Stream<Violation> lostMarkers(LokiView loki) {
    boolean own = loki.value("compactor", "working_directory").isPresent();
    Optional<String> directory =
        loki.value("compactor", "working_directory")
            .or(() -> loki.value("common", "path_prefix").map(it -> it + "/compactor"));
    Optional<Run> loses =
        loki.config().runs().stream()
            .filter(run -> !Collections.disjoint(loki.targets(run), COMPACTING))
            .filter(run -> directory.filter(it -> Disks.isLost(run, it)).isPresent())
            .findFirst();
    return loses
        .map(
            run ->
                at(
                    own
                        ? loki.placeOf("compactor", "working_directory")
                        : loki.placeOf("common", "path_prefix"),
                    "%s is not on a persistent volume of %s",
                    directory.get(),
                    run.workload().title()))
        .stream();
  }
}
