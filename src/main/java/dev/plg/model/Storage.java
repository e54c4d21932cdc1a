package dev.plg.model;

/// Where logs are kept; every component that stores something follows it.
public sealed interface Storage {

  /// On the disk of the one pod that writes.
  record Filesystem(Disk disk) implements Storage {}
}
