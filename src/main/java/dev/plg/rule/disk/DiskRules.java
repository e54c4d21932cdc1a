package dev.plg.rule.disk;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.LOKI;
import static dev.plg.rule.PictureSubjects.runs;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.Volume;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.rule.Violation;
import dev.plg.view.Disks;
import dev.plg.view.LokiView;
import dev.plg.view.PlacedText;
import dev.plg.yaml.Scalar;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The rules of the area `disk`.
public final class DiskRules {

  /// The containers that read each Loki configuration.
  private static final Subject<Picture, Run> LOKI_RUNS =
      LOKI.each(loki -> loki.config().runs().stream());

  /// The same where Loki keeps chunks on a filesystem.
  private static final Subject<Picture, Run> LOKI_RUNS_ON_DISK =
      LOKI.each(
          loki ->
              Disks.onFilesystem(loki).isPresent()
                  ? loki.config().runs().stream()
                  : Stream.empty());

  private static final Set<String> INGESTING = Set.of("all", "write", "ingester");

  public static final List<Rule> ALL =
      List.of(
          warning("disk/claims-deleted", LOKI_RUNS_ON_DISK)
              .what("the claims are deleted with the workload")
              .why("`helm uninstall`, or scaling down, deletes the only copy of the logs")
              .fix(
                  "set `persistentVolumeClaimRetentionPolicy.whenDeleted: Retain`; in the chart"
                      + " `enableStatefulSetAutoDeletePVC: false`")
              .source(
                  "loki production/helm/loki/values.yaml@helm-loki-5.48.0"
                      + " enableStatefulSetAutoDeletePVC")
              .where(
                  it ->
                      it
                          .workload()
                          .object()
                          .spec()
                          .mapping("persistentVolumeClaimRetentionPolicy")
                          .entries()
                          .stream()
                          .anyMatch(entry -> entry.value().equals(Scalar.of("Delete"))))
              .says("the claims of %s are deleted with it", it -> it.workload().title())
              .at(
                  it ->
                      it.workload()
                          .object()
                          .placeOf("spec", "persistentVolumeClaimRetentionPolicy")),
          warning("disk/empty-dir", LOKI)
              .what("logs are stored in an emptyDir")
              .why("all logs are lost when the pod moves or is deleted")
              .fix("use a PersistentVolumeClaim")
              .source("https://kubernetes.io/docs/concepts/storage/volumes/#emptydir")
              .finds(DiskRules::emptyDirs),
          warning("disk/fs-group", LOKI_RUNS)
              .what("a volume may belong to root")
              .why(
                  "Loki runs as user 10001; most storage creates volumes that belong to root, and"
                      + " Loki cannot write to them")
              .fix("set the pod's `securityContext.fsGroup: 10001`")
              .source("https://kubernetes.io/docs/tasks/configure-pod-container/security-context/")
              .where(it -> !Disks.isRoot(it))
              .where(
                  it ->
                      it.workload().podSpec().mapping("securityContext").find("fsGroup").isEmpty())
              .where(it -> it.workload().containers().stream().noneMatch(Container::init))
              .where(
                  it ->
                      it.workload().volumes().stream()
                          .anyMatch(volume -> volume.fromTemplate() || volume.claim().isPresent()))
              .says("%s mounts a claim, but has no fsGroup", it -> it.workload().title())
              .at(
                  it ->
                      it.workload().podSpec().find("securityContext").isPresent()
                          ? it.workload().pod().placeOf("spec", "securityContext")
                          : it.container().place()),
          warning("disk/liveness-ready", LOKI_RUNS)
              .what("the livenessProbe requests /ready")
              .why(
                  "Loki is not ready while it replays its write-ahead log: the kubelet restarts it,"
                      + " and the replay starts over")
              .fix(
                  "request `/ready` only in the readinessProbe; use tcpSocket or"
                      + " /loki/api/v1/status/buildinfo in the livenessProbe")
              .source(
                  "grafana-community/helm-charts charts/loki/values.yaml@loki-18.11.0"
                      + " livenessProbe")
              .where(
                  it ->
                      it.container().probe("livenessProbe").mapping("httpGet").is("path", "/ready"))
              .where(it -> it.container().probe("startupProbe").isEmpty())
              .says("the livenessProbe of %s requests /ready", it -> it.container().name())
              .at(it -> it.container().placeOf("livenessProbe", "httpGet", "path")),
          error("disk/no-shell", runs(Program.LOKI).from("3.5.8"))
              .what("the image has no shell")
              .why(
                  "the container does not start, or its probe always fails: `exec: \"sh\":"
                      + " executable file not found`")
              .fix("run the program directly; use httpGet in the probe")
              .source("loki cmd/loki/Dockerfile@v3.7.6, distroless")
              .where(it -> it.container().commandLine().isShell() || hasExecProbe(it))
              .says("%s has no shell and no tools", it -> it.container().image().text())
              .at(
                  it ->
                      it.container()
                          .placeOf(
                              it.container().commandLine().isShell()
                                  ? "command"
                                  : "livenessProbe")),
          error("disk/no-volume", LOKI)
              .what("logs are stored in the container itself")
              .why("all logs are lost when the container restarts")
              .fix("mount a PersistentVolumeClaim at the directory")
              .source("loki docs/sources/operations/storage/filesystem.md@v3.7.6")
              .finds(DiskRules::withoutVolume),
          error("disk/read-only", LOKI)
              .what("Loki writes to a read-only file system")
              .why("Loki does not start: `mkdir …: read-only file system`")
              .fix("mount a volume there, at least an emptyDir")
              .source("grafana/loki#4715, #5092, #13683")
              .finds(
                  loki ->
                      loki.config().runs().stream()
                          .filter(DiskRules::isReadOnly)
                          .flatMap(run -> unmounted(loki, run))),
          warning("disk/root", runs(Program.LOKI).and(runs(Program.GRAFANA)))
              .what("a program runs as root without need")
              .why(
                  "a vulnerability in it exposes the node; namespaces with restricted Pod Security"
                      + " reject the pod")
              .fix("run Loki and Tempo as 10001 and Grafana as 472, each with the same fsGroup")
              .source("loki production/helm/loki/values.yaml@helm-loki-5.48.0 podSecurityContext")
              .where(Disks::isRoot)
              .says("%s runs as root", it -> it.workload().title())
              .at(
                  it ->
                      it.container().security("runAsUser").isPresent()
                          ? it.container().placeOf("securityContext", "runAsUser")
                          : it.workload().pod().placeOf("spec", "securityContext", "runAsUser")),
          error("disk/ruler-wal", LOKI.from("2.4"))
              .what("the ruler's write-ahead log is in a read-only directory")
              .why(
                  "`path_prefix` does not apply to it: the directory is `ruler-wal` in the working"
                      + " directory, and the ruler fails with `read-only file system`")
              .fix("set `ruler.wal.dir` to a directory on the volume")
              .source("loki pkg/ruler/storage/instance/instance.go:47@v3.7.6")
              .where(it -> it.isOn("ruler", "remote_write", "enabled"))
              .where(
                  it ->
                      it.value("ruler", "wal", "dir").filter(dir -> dir.startsWith("/")).isEmpty())
              .where(it -> it.config().flag("ruler.wal.dir").isEmpty())
              .where(it -> it.config().runs().stream().anyMatch(DiskRules::isReadOnly))
              .says(
                  "the ruler writes its log to %s, which is read-only",
                  it -> it.value("ruler", "wal", "dir").orElse("ruler-wal"))
              .at(it -> it.placeOf("ruler", "remote_write")),
          error("disk/shared-claim", runs(Program.LOKI))
              .what("several pods share one claim")
              .why(
                  "all pods open the same index files: the second waits for the file lock or, on"
                      + " another node, for the volume")
              .fix("use `volumeClaimTemplates`, so that each pod has its own claim")
              .source(
                  "loki pkg/storage/chunk/client/local/boltdb_index_client.go@v2.9.6: bbolt takes a"
                      + " lock on its file")
              .where(it -> it.workload().pods() > 1)
              .findsIn(
                  (run, picture) ->
                      sharedVolumes(picture, run)
                          .map(
                              it ->
                                  at(
                                      it.tree().placeOf("persistentVolumeClaim", "claimName"),
                                      "%d pods of %s share the claim %s",
                                      run.workload().pods(),
                                      run.workload().title(),
                                      it.claim().orElse("")))),
          error("disk/wal-directory", LOKI.from("2.4"))
              .what("the write-ahead log has no directory")
              .why(
                  "Loki does not start: `creating WAL folder at \"wal\": mkdir wal: permission"
                      + " denied`")
              .fix("set `common.path_prefix: /var/loki`")
              .source("loki pkg/ingester/ingester.go:353@v3.7.6")
              .where(it -> it.value("ingester", "wal", "enabled").filter("false"::equals).isEmpty())
              .where(
                  it ->
                      it.value("common", "path_prefix")
                          .or(() -> it.value("ingester", "wal", "dir"))
                          .isEmpty())
              .where(
                  it ->
                      it.config()
                          .flag("common.path-prefix")
                          .or(() -> it.config().flag("ingester.wal-dir"))
                          .isEmpty())
              .where(it -> !Collections.disjoint(it.targets(), INGESTING))
              .where(it -> it.config().runs().stream().noneMatch(Disks::isRoot))
              .says("neither `common.path_prefix` nor `ingester.wal.dir` is set")
              .at(it -> it.placeOf("ingester", "wal")));

  private DiskRules() {}

  private static boolean hasExecProbe(Run run) {
    return Stream.of("livenessProbe", "readinessProbe", "startupProbe")
        .anyMatch(kind -> !run.container().probe(kind).mapping("exec").isEmpty());
  }

  private static boolean isReadOnly(Run run) {
    return run.container()
        .security("readOnlyRootFilesystem")
        .filter(it -> it.equals(Scalar.of(true)))
        .isPresent();
  }

  private static Stream<Violation> emptyDirs(LokiView loki) {
    return Disks.onFilesystem(loki).stream()
        .flatMap(
            path ->
                loki.config().runs().stream()
                    .flatMap(run -> run.workload().volumeOf(run.container(), path).stream()))
        .filter(Volume::isEmptyDir)
        .limit(1)
        .map(volume -> at(volume.place(), "Loki stores logs in the emptyDir '%s'", volume.name()));
  }

  private static Stream<Violation> withoutVolume(LokiView loki) {
    return Disks.onFilesystem(loki).stream()
        .flatMap(
            path ->
                loki.config().runs().stream()
                    .filter(run -> run.container().mountOf(path).isEmpty() && !isReadOnly(run))
                    .limit(1)
                    .map(
                        run ->
                            at(
                                run.container().placeOf("volumeMounts"),
                                "%s stores logs in %s, where no volume is mounted",
                                run.workload().title(),
                                path)));
  }

  /// The parts of Loki that write nothing to a disk.
  private static final Set<String> STATELESS =
      Set.of(
          "distributor",
          "query-frontend",
          "query-scheduler",
          "overrides-exporter",
          "bloom-planner",
          "bloom-builder");

  private static Stream<Violation> unmounted(LokiView loki, Run run) {
    Location root = run.container().placeOf("securityContext", "readOnlyRootFilesystem");
    boolean isStateless =
        run.container().flag("target").filter(it -> STATELESS.contains(it.value())).isPresent();
    List<PlacedText> paths =
        Stream.concat(Disks.written(loki).stream(), Disks.created(loki).stream())
            .filter(path -> !isStateless && !exists(run, path.value()))
            .toList();
    return paths.stream()
        .filter(path -> isFirst(path, paths))
        .map(
            path ->
                at(
                    // a line of a file; a default of a chart has none
                    root.line() == 0 && path.place().line() > 0 ? path.place() : root,
                    "%s writes to %s, where no volume is mounted",
                    run.workload().title(),
                    path.value()));
  }

  /// Whether no folder before it is the same, or around it.
  private static boolean isFirst(PlacedText path, List<PlacedText> all) {
    return all.subList(0, all.indexOf(path)).stream()
        .noneMatch(it -> (path.value() + "/").startsWith(it.value() + "/"));
  }

  /// Whether a folder is on a mount, or there because of a mount in it.
  private static boolean exists(Run run, String path) {
    return run.container().mounts().stream()
        .anyMatch(mount -> mount.holds(path) || mount.path().startsWith(path + "/"));
  }

  private static Stream<Volume> sharedVolumes(Picture picture, Run run) {
    return run.workload().volumes().stream()
        .filter(volume -> volume.claim().filter(name -> !isForMany(picture, run, name)).isPresent())
        .filter(
            volume ->
                run.container().mounts().stream()
                    .anyMatch(it -> it.volume().equals(volume.name())));
  }

  /// Whether several nodes may write to a claim: then the sharing is intended, and what is kept in
  /// it is what other rules look at.
  private static boolean isForMany(Picture picture, Run run, String claim) {
    return picture
        .find(run.workload().object(), "PersistentVolumeClaim", claim)
        .filter(
            it -> it.spec().sequence("accessModes").items().contains(Scalar.of("ReadWriteMany")))
        .isPresent();
  }
}
