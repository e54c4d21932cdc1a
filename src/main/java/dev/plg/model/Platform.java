package dev.plg.model;

/// Where the cluster runs, as far as it changes the output.
public enum Platform {
  /// Nothing is assumed.
  GENERIC,
  /// Amazon EKS: no default StorageClass since 1.30.
  EKS,
  /// Kubernetes in Docker: its nodes run containerd, whatever runs the nodes.
  KIND
}
