package dev.plg.model;

/// What runs the containers of the nodes; it decides the form of the log lines and where the log
/// files really are.
public sealed interface ContainerRuntime {

  /// Lines in CRI form, real files in `/var/log/pods`.
  record Containerd() implements ContainerRuntime {}

  /// Lines in CRI form, real files in `/var/log/pods`.
  record CriO() implements ContainerRuntime {}

  /// Docker by dockershim or cri-dockerd, with the json-file log driver: JSON lines, and
  /// `/var/log/pods` holds only links into `<root>/containers`.
  ///
  /// @param root the daemon's `data-root`, `/var/lib/docker` unless it was moved
  record Docker(AbsolutePath root) implements ContainerRuntime {

    public static final AbsolutePath DEFAULT_ROOT = new AbsolutePath("/var/lib/docker");

    /// Where the log files are, on the host and (the links are absolute) in the collector's
    /// container.
    public String containers() {
      return root.value() + "/containers";
    }
  }
}
