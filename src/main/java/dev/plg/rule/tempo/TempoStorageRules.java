package dev.plg.rule.tempo;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.TEMPO;

import dev.plg.catalog.Version;
import dev.plg.catalog.Vocabulary;
import dev.plg.picture.Run;
import dev.plg.rule.Rule;
import dev.plg.view.Disks;
import dev.plg.view.TempoView;
import dev.plg.yaml.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The rules of the area `tempo` on what is stored, and where.
final class TempoStorageRules {

  private static final Set<String> BACKENDS = Set.of("local", "s3", "gcs", "azure");

  /// Loki's keys of a bucket, and Tempo's.
  private static final Map<String, String> KEYS_OF_LOKI =
      Map.of(
          "bucketnames", "bucket",
          "s3forcepathstyle", "forcepathstyle",
          "access_key_id", "access_key",
          "secret_access_key", "secret_key");

  private static final String RETENTION = "block_retention";

  static final List<Rule> ALL =
      List.of(
          error("tempo/block-version", TEMPO.from("2.9"))
              .what("the configured block version no longer exists in this Tempo")
              .why("Tempo exits: `block version validation failed: … is not a valid block version`")
              .fix("remove `storage.trace.block.version`")
              .source("grafana/tempo tempodb/encoding/versioned.go@v2.9.5, @v2.10.8, @v3.0.3")
              .where(
                  it ->
                      Vocabulary.TEMPO_BLOCK
                          .until(blocks(it))
                          .filter(it.config()::isAtLeast)
                          .isPresent())
              .says(
                  it ->
                      "Tempo %s does not write blocks of version %s"
                          .formatted(it.version().map(Version::toString).orElse(""), blocks(it)))
              .at(it -> it.placeOf("storage", "trace", "block", "version")),
          error(
                  "tempo/loki-words",
                  TEMPO.each(
                      it ->
                          it
                              .tree()
                              .mapping("storage")
                              .mapping("trace")
                              .mapping("s3")
                              .entries()
                              .stream()))
              .what("`storage.trace.s3` has a key of Loki")
              .why("Tempo exits: `failed parsing config: … field … not found in type s3.Config`")
              .fix("write `bucket`, `forcepathstyle`, `access_key` and `secret_key`")
              .source("grafana/tempo tempodb/backend/s3/config.go@v2.10.8")
              .where(entry -> KEYS_OF_LOKI.containsKey(entry.key()))
              .says(entry -> "`%s` is a key of Loki, not of Tempo".formatted(entry.key()))
              .fixedBy(entry -> "write `%s`".formatted(KEYS_OF_LOKI.get(entry.key())))
              .at(Mapping.Entry::keyPlace),
          warning("tempo/retention-below-poll", TEMPO)
              .what("blocks are deleted before all queriers have polled for new ones")
              .why(
                  "queries read blocks that no longer exist: `does not exist`, and traces are"
                      + " missing")
              .fix(
                  "set `compactor.compaction.block_retention` to hours or more, or lower"
                      + " `storage.trace.blocklist_poll`")
              .source("grafana/tempo cmd/tempo/app/config.go:280@v2.10.8")
              .where(
                  it ->
                      it.duration("compactor", "compaction", RETENTION)
                          .filter(kept -> kept.compareTo(poll(it)) < 0)
                          .isPresent())
              .says(
                  it ->
                      "blocks are kept for %s, but queriers poll every %d seconds"
                          .formatted(
                              it.value("compactor", "compaction", RETENTION).orElse(""),
                              poll(it).toSeconds()))
              .at(it -> it.placeOf("compactor", "compaction", RETENTION)),
          error("tempo/s3-bucket", TEMPO)
              .what("traces are stored in S3, but `storage.trace.s3.bucket` is not set")
              .why("Tempo exits: `unexpected error from ListObjects on …`")
              .fix("set `storage.trace.s3.bucket`")
              .source("grafana/tempo tempodb/backend/s3/s3.go:117@v2.4.2")
              .where(it -> it.backend().filter("s3"::equals).isPresent())
              .where(it -> it.value("storage", "trace", "s3", "bucket").orElse("").isEmpty())
              .where(it -> it.config().flag("storage.trace.s3.bucket").isEmpty())
              // tempo/loki-words finds this key.
              .where(it -> it.value("storage", "trace", "s3", "bucketnames").isEmpty())
              .at(it -> it.placeOf("storage", "trace", "s3")),
          warning("tempo/storage-kept", TEMPO)
              .what("traces are stored in the pod, and lost with it")
              .why("each restart deletes all traces, including those not yet in a block")
              .fix(
                  "mount a PersistentVolumeClaim at /var/tempo (chart: `persistence.enabled:"
                      + " true`), or store traces in S3")
              .source("grafana/helm-charts charts/tempo/values.yaml@tempo-1.8.0 persistence")
              .where(TempoView::keepsTracesLocally)
              .where(TempoStorageRules::losesTraces)
              .says(
                  it -> "%s is in the pod, and is lost with it".formatted(localPath(it).orElse("")))
              .at(it -> it.placeOf("storage", "trace", "local", "path")),
          error("tempo/unknown-backend", TEMPO)
              .what("`storage.trace.backend` is not set or unknown")
              .why("Tempo exits: `unknown backend`")
              .fix("set `storage.trace.backend` to local, s3, gcs or azure")
              .source("grafana/tempo tempodb/tempodb.go:158@v2.4.2, :191@v2.10.8")
              .where(it -> it.backend().filter(TempoStorageRules::mayBeBackend).isEmpty())
              .says(
                  it ->
                      it.backend()
                          .map("Tempo has no backend %s"::formatted)
                          .orElse("`storage.trace.backend` is not set"))
              .at(it -> it.placeOf("storage", "trace", "backend")),
          warning(
                  "tempo/volume-group",
                  TEMPO
                      .from("2.5")
                      .each(it -> it.runs().stream().filter(run -> writesToClaim(it, run))))
              .what("Tempo runs as user 10001, but its volume does not belong to this user")
              .why(
                  "most volumes belong to root: Tempo exits with `permission denied` at its first"
                      + " write")
              .fix("set the pod's `securityContext: {fsGroup: 10001, runAsUser: 10001}`")
              .source("grafana/tempo cmd/tempo/Dockerfile@v2.5.0: USER 10001:10001")
              .where(run -> !Disks.mayOwnVolumes(run))
              .says(
                  run ->
                      "%s has a volume, but no fsGroup or init container that gives it to user 10001"
                          .formatted(run.workload().title()))
              .at(
                  run ->
                      run.workload()
                          .object()
                          .placeOf("spec", "template", "spec", "securityContext")));

  private TempoStorageRules() {}

  private static String blocks(TempoView tempo) {
    return tempo.value("storage", "trace", "block", "version").orElse("");
  }

  private static Duration poll(TempoView tempo) {
    return tempo.duration("storage", "trace", "blocklist_poll").orElse(Duration.ofMinutes(5));
  }

  private static Optional<String> localPath(TempoView tempo) {
    return tempo.value("storage", "trace", "local", "path");
  }

  private static boolean losesTraces(TempoView tempo) {
    return localPath(tempo)
        .filter(path -> tempo.runs().stream().anyMatch(run -> Disks.isLost(run, path)))
        .isPresent();
  }

  private static boolean mayBeBackend(String backend) {
    return BACKENDS.contains(backend) || backend.contains("$");
  }

  private static boolean writesToClaim(TempoView tempo, Run run) {
    return Stream.of("local", "wal")
        .flatMap(it -> tempo.value("storage", "trace", it, "path").stream())
        .flatMap(path -> run.workload().volumeOf(run.container(), path).stream())
        .anyMatch(volume -> volume.fromTemplate() || volume.claim().isPresent());
  }
}
