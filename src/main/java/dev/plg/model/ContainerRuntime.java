package dev.plg.model;

import java.util.Optional;

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
  }

  /// Where the links in `/var/log/pods` lead to, on the host and (the links are absolute) in the
  /// collector's container; empty where the log files are in `/var/log/pods` themselves.
  default Optional<String> linkedFolder() {
    return switch (this) {
      case Docker(AbsolutePath root) -> Optional.of(root.value() + "/containers");
      case Containerd(), CriO() -> Optional.empty();
    };
  }

  /// Whether a line that a program ends as on Windows has its carriage return in the log file, too.
  /// Containerd takes it off, and Docker writes it as a part of its JSON.
  // containerd v2.1.1 internal/cri/io/logger.go readLine; conmon v2.2.1 src/ctr_logging.c
  default boolean keepsCarriageReturns() {
    return switch (this) {
      case CriO() -> true;
      case Containerd(), Docker _ -> false;
    };
  }
}
