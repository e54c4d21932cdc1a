package dev.plg.view;

import dev.plg.picture.Mount;
import dev.plg.picture.Run;
import dev.plg.picture.Volume;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A folder of the node that a container sees.
///
/// @param host its path on the node, without a slash at the end
/// @param mount where the container sees it
public record NodeFolder(String host, Mount mount, Volume volume) {

  private static final Set<String> ABOVE_DOCKER = Set.of("/", "/var", "/var/lib");

  private static final Set<String> NOT_DOCKERS =
      Set.of("/var/log/containers", "/var/lib/containers");

  /// The folders of the node that a container sees.
  public static List<NodeFolder> of(Run run) {
    return run.container().mounts().stream().flatMap(mount -> of(run, mount)).toList();
  }

  private static Stream<NodeFolder> of(Run run, Mount mount) {
    return run.workload().volume(mount.volume()).stream()
        .flatMap(
            volume ->
                volume.hostPath().stream()
                    .map(path -> new NodeFolder(trimmed(path), mount, volume)));
  }

  private static String trimmed(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /// Whether the container sees it under the path that it has on the node.
  public boolean keepsItsPath() {
    return host.equals(mount.path());
  }

  /// Whether it contains a file of the node.
  public boolean shows(String file) {
    return file.equals(host) || file.startsWith(host.equals("/") ? "/" : host + "/");
  }

  /// Whether Docker keeps a folder for each container in it: `<root>/containers`.
  public boolean isDockersContainers() {
    return host.endsWith("/containers") && !NOT_DOCKERS.contains(host);
  }

  /// Whether it may contain Docker's log files.
  public boolean mayHoldDockersFiles() {
    return isDockersContainers() || ABOVE_DOCKER.contains(host) || host.contains("docker");
  }

  /// Whether it contains logs of pods, or the links to them.
  public boolean holdsPodLogs() {
    return shows("/var/log/pods")
        || shows("/var/log/containers")
        || host.startsWith("/var/log/pods/");
  }
}
