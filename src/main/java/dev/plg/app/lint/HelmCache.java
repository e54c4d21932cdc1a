package dev.plg.app.lint;

import dev.plg.picture.ChartAtHand;
import dev.plg.picture.Release;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The archives that Helm keeps of the charts it installed: `repository/loki-6.55.0.tgz`.
///
/// @param folder of the cache; empty where it is not to be used
// helm pkg/helmpath/home.go@v3.18 CachePath, pkg/helmpath/lazypath.go
record HelmCache(Optional<Path> folder) {

  static final HelmCache NONE = new HelmCache(Optional.empty());

  /// The archive of a release's chart, which may not exist; empty where no exact version is named.
  Optional<ChartAtHand> find(Release release) {
    String name = release.chart().name();
    String version = release.chart().version();
    return folder
        .filter(_ -> !version.isEmpty() && Character.isDigit(version.charAt(0)))
        .flatMap(it -> archive(it, name + "-" + version + ".tgz"))
        .map(it -> new ChartAtHand(it, release.values()));
  }

  private static Optional<Path> archive(Path folder, String name) {
    try {
      return Optional.of(folder.resolve("repository").resolve(name))
          .filter(it -> it.normalize().startsWith(folder));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
