package dev.plg.view;

import dev.plg.picture.Container;
import dev.plg.picture.Run;
import dev.plg.picture.Volume;
import dev.plg.view.LokiView.Period;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a Loki writes, and what becomes of it.
public final class Disks {

  private Disks() {}

  /// The directory of the chunks, where they are kept on a filesystem; else none.
  public static Optional<String> onFilesystem(LokiView loki) {
    boolean disk =
        loki.lastPeriod().filter(it -> it.objectStore().equals("filesystem")).isPresent();
    return disk ? chunks(loki).filter(it -> it.startsWith("/")) : Optional.empty();
  }

  private static Optional<String> chunks(LokiView loki) {
    return loki.value("storage_config", "filesystem", "directory")
        .or(() -> loki.value("common", "storage", "filesystem", "chunks_directory"))
        .or(() -> loki.value("common", "path_prefix").map(it -> it + "/chunks"));
  }

  /// The absolute directories that Loki is told to write to, each with its place.
  public static List<PlacedText> written(LokiView loki) {
    var paths = new ArrayList<PlacedText>();
    add(loki, paths, "common", "path_prefix");
    if (onFilesystem(loki).isPresent()) {
      add(loki, paths, "storage_config", "filesystem", "directory");
      add(loki, paths, "common", "storage", "filesystem", "chunks_directory");
    }
    add(loki, paths, "ingester", "wal", "dir");
    add(loki, paths, "compactor", "working_directory");
    if (!loki.tree().mapping("ruler").mapping("storage").isEmpty()) {
      add(loki, paths, "ruler", "rule_path");
    }
    if (loki.periods().stream().anyMatch(Period::isShipped)) {
      add(loki, paths, "storage_config", "tsdb_shipper", "active_index_directory");
      add(loki, paths, "storage_config", "boltdb_shipper", "active_index_directory");
    }
    return paths.stream().filter(path -> path.value().startsWith("/")).toList();
  }

  /// The directory that Loki creates for rules where they are files; none elsewhere.
  // loki v2.6.1 pkg/loki/modules.go:746
  public static Optional<PlacedText> created(LokiView loki) {
    boolean isLocal = loki.value("ruler", "storage", "type").filter("local"::equals).isPresent();
    var paths = new ArrayList<PlacedText>();
    add(loki, paths, "ruler", "storage", "local", "directory");
    return paths.stream().filter(path -> isLocal && path.value().startsWith("/")).findFirst();
  }

  private static void add(LokiView loki, List<PlacedText> paths, String... way) {
    loki.value(way).ifPresent(path -> paths.add(new PlacedText(path, loki.placeOf(way))));
  }

  /// Whether what a container writes to a directory is gone with its pod.
  public static boolean isLost(Run run, String path) {
    return run.workload().volumeOf(run.container(), path).filter(Volume::isKept).isEmpty();
  }

  /// Whether its volumes may belong to its user: it is root, or an fsGroup or an init container may
  /// have changed their owner.
  public static boolean mayOwnVolumes(Run run) {
    return isRoot(run)
        || run.workload().containers().stream().anyMatch(Container::init)
        || run.workload().podSpec().mapping("securityContext").find("fsGroup").isPresent();
  }

  /// Whether the manifest says that the container runs as root.
  public static boolean isRoot(Run run) {
    return run.workload()
        .security(run.container(), "runAsUser")
        .filter(user -> user.equals(Scalar.of(0)))
        .isPresent();
  }
}
