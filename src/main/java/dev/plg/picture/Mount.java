package dev.plg.picture;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import java.util.Optional;

/// Where a container sees a volume.
///
/// @param volume its name in the pod
/// @param path in the container, without a slash at the end
/// @param subPath the one file or folder of the volume that is seen
public record Mount(
    String volume, String path, Optional<String> subPath, boolean readOnly, Mapping tree) {

  static Mount of(Mapping tree) {
    return new Mount(
        tree.text("name").orElse(""),
        trimmed(tree.text("mountPath").orElse("")),
        tree.text("subPath").filter(path -> !path.isEmpty()),
        tree.text("readOnly").filter("true"::equals).isPresent(),
        tree);
  }

  private static String trimmed(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /// Whether a path in the container is on this mount.
  public boolean holds(String file) {
    return file.equals(path) || file.startsWith(path.equals("/") ? "/" : path + "/");
  }

  public Location place() {
    return tree.placeOf("mountPath");
  }
}
