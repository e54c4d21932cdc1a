package dev.plg.model;

import java.util.Set;

/// Files of a node by a pattern, whose folder a pod mounts under the same path.
// alloy internal/component/local/file_match: github.com/bmatcuk/doublestar/v4
public record FilePattern(String value) {

  private static final Set<String> OF_CONTAINER =
      Set.of(
          "",
          "/bin",
          "/dev",
          "/etc",
          "/home",
          "/lib",
          "/lib64",
          "/proc",
          "/root",
          "/run",
          "/sbin",
          "/sys",
          "/tmp",
          "/usr",
          "/var",
          "/var/lib");
  private static final String PODS = "/var/log/pods";
  private static final String LINKS = "/var/log/containers";

  public FilePattern {
    InvalidValue.unless(
        value.matches("(/[^/\\p{Cntrl}:]+)+")
            && !(value + "/").contains("/../")
            && !(value + "/").contains("/./"),
        () -> "'%s' is not an absolute path".formatted(value),
        () -> "write it as in /var/log/audit/*.log");
    String folder = folder(value);
    InvalidValue.unless(
        !OF_CONTAINER.contains(folder) && !folder.matches("/(dev|proc|sys)/.*"),
        () ->
            "the folder %s of the node would hide the container's own"
                .formatted(folder.isEmpty() ? "/" : folder),
        () -> "name a folder below it, as in /var/log/audit/*.log");
    InvalidValue.unless(
        !(folder + "/").startsWith(PODS + "/")
            && !(folder + "/").startsWith(LINKS + "/")
            && !(PODS.startsWith(folder + "/") && value.contains("**")),
        () -> "'%s' matches the log files of pods, which are read already".formatted(value),
        () -> "leave /var/log/pods and /var/log/containers out");
  }

  /// The deepest folder that all the files are in.
  public String folder() {
    return folder(value);
  }

  private static String folder(String pattern) {
    String fixed = pattern.replaceFirst("[*?\\[{].*", "");
    return fixed.substring(0, fixed.lastIndexOf('/'));
  }

  @Override
  public String toString() {
    return value;
  }
}
