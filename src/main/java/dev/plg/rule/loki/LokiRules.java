package dev.plg.rule.loki;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.StackSubjects.STACK;
import static dev.plg.rule.StackSubjects.STACK_LOKI;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.model.ChunkStore;
import dev.plg.model.IndexStore;
import dev.plg.model.Ingest;
import dev.plg.model.Schema;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ResolvedStack;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules of the area `loki` on a stack.
public final class LokiRules {

  /// "up to approximately 20GB per day"
  private static final long ONE_POD = 20;

  /// "close to a TB of logs per day" for the largest of the modes that is not microservices.
  private static final long SEVERAL_PODS = 1_000;

  public static final List<Rule> ALL =
      List.of(
          warning("loki/deprecated-store", STACK_LOKI.from("2.8"))
              .what("the index store is deprecated")
              .why("Loki deprecated this store in 2.8 and removes it after 3.7")
              .fix(
                  "append a period to `loki.schema` that starts on a future day: {store: tsdb,"
                      + " schema: v13}; for a new install use `storage.s3`")
              .source(
                  "grafana/loki pkg/storage/factory.go:439@v3.7.6,"
                      + " docs/sources/setup/upgrade/_index.md")
              .where(it -> newest(it) != IndexStore.TSDB)
              .says(it -> "the index store '%s' is deprecated".formatted(newest(it).id()))
              .at(
                  it ->
                      it.stack().storage().indexTables().isPresent()
                          ? it.placeOf("storage", "dynamodb")
                          : it.placeOf("loki", "schema")),
          LokiDiskFills.RULE,
          error("loki/filesystem-one-replica", STACK)
              .what("multiple Loki replicas cannot share a filesystem")
              .why("each pod sees only its own chunks, so queries return partial logs")
              .fix("set `storage.s3`, or `loki.replicas: 1`")
              .source("grafana/loki production/helm/loki/templates/validate.yaml@helm-loki-5.48.0")
              .covers("ring/filesystem")
              .where(it -> it.stack().loki().replicas() > 1)
              .finds(LokiRules::onOneDisk),
          error("loki/image-of-other-line", STACK)
              .what("the Loki image does not belong to the stack's version line")
              .why("Loki exits on configuration keys that its version does not have")
              .fix("use a tag of the line, or set `loki.version` to the line of the image")
              .source("grafana/loki pkg/util/cfg/files.go@v3.7.6")
              .where(it -> imageTag(it).filter(tag -> !tag.minor().equals(minor(it))).isPresent())
              .says(
                  it ->
                      "the image %s does not belong to the version line %s"
                          .formatted(imageTag(it).orElseThrow(), it.stack().loki().version()))
              .at(it -> it.placeOf("loki", "image", "tag")),
          warning("loki/load-past-mode", STACK)
              .what("the load is more than this deployment mode is designed for")
              .why(
                  "queries and flushes fall behind, and chunks that are not flushed fill the"
                      + " memory")
              .fix("use a larger mode")
              .source("grafana/loki docs/sources/get-started/deployment-modes.md:23@v3.7.6")
              .where(it -> it.stack().keepsLogs())
              .finds(it -> it.stack().loki().ingest().stream().flatMap(load -> tooMuch(it, load))),
          LokiRetentionOfTables.RULE,
          LokiSchemaStorage.RULE,
          LokiTablesOfOlderPeriod.RULE,
          error("loki/two-replicas", STACK)
              .what("2 Loki replicas are less available than one")
              .why("a majority of two is two: while one pod restarts, every push gets a 500")
              .fix("set `loki.replicas: 3`, or 1")
              .source(
                  "grafana/dskit ring/replication_strategy.go in grafana/loki@v3.7.6: minSuccess ="
                      + " replication factor / 2 + 1")
              .covers("ring/quorum", "ring/no-spare")
              .where(it -> it.stack().loki().replicas() == 2)
              .where(it -> it.stack().storage().localDisk().isEmpty())
              .at(it -> it.placeOf("loki", "replicas")));

  private LokiRules() {}

  private static String minor(ResolvedStack resolved) {
    return resolved.line().release(Program.LOKI).version().minor();
  }

  private static IndexStore newest(ResolvedStack resolved) {
    return resolved.stack().loki().schema().newest().store();
  }

  private static Optional<Version> imageTag(ResolvedStack resolved) {
    return resolved.stack().loki().workload().image().tag().flatMap(Version::parse);
  }

  private static Stream<Violation> onOneDisk(ResolvedStack resolved) {
    int replicas = resolved.stack().loki().replicas();
    if (resolved.stack().storage().localDisk().isPresent()) {
      return Stream.of(
          at(
              resolved.placeOf("loki", "replicas"),
              "%d Loki replicas cannot share a filesystem".formatted(replicas)));
    }
    Schema schema = resolved.stack().loki().schema();
    return schema.uses(ChunkStore.FILESYSTEM) || schema.uses(IndexStore.BOLTDB)
        ? Stream.of(
            at(
                    resolved.placeOf("loki", "schema"),
                    "%d Loki replicas cannot share a period that is stored on one pod's disk"
                        .formatted(replicas))
                .fixedBy("set `loki.replicas: 1` until the period has passed its retention"))
        : Stream.empty();
  }

  private static Stream<Violation> tooMuch(ResolvedStack resolved, Ingest load) {
    if (!resolved.stack().loki().isClustered() && load.gigabytesPerDay() > ONE_POD) {
      return Stream.of(
          at(
                  resolved.placeOf("loki", "ingest"),
                  "%s is more than one pod of Loki is designed for, about %dGB/day"
                      .formatted(load, ONE_POD))
              .fixedBy("set `loki.replicas: 3` on object storage"));
    }
    return load.gigabytesPerDay() > SEVERAL_PODS
        ? Stream.of(
            at(
                    resolved.placeOf("loki", "ingest"),
                    "%s is more than Loki is designed for without microservices, about 1TB/day"
                        .formatted(load))
                .fixedBy(
                    "run Loki's components separately: the loki chart with deploymentMode"
                        + " Distributed"))
        : Stream.empty();
  }
}
