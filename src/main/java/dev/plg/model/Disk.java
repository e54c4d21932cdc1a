package dev.plg.model;

import java.util.Optional;

/// A PersistentVolumeClaim's wish.
///
/// @param storageClass empty: the cluster's default class
public record Disk(Quantity size, Optional<String> storageClass) {

  public Disk {
    InvalidValue.unless(
        size.isPositive(),
        () -> "a disk of '%s' is empty".formatted(size),
        () -> "set a size in Gi");
  }
}
