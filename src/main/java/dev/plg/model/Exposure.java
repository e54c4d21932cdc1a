package dev.plg.model;

import java.util.Optional;

/// Who can reach a Service.
public sealed interface Exposure {

  /// The cluster alone.
  record ClusterIp() implements Exposure {}

  /// Everybody who reaches a node.
  ///
  /// @param port empty: the API server chooses
  record OnNodes(Optional<NodePort> port) implements Exposure {}

  /// Everybody who reaches the cloud's load balancer.
  record LoadBalancer() implements Exposure {}

  /// The `type` of the Service.
  default String serviceType() {
    return switch (this) {
      case ClusterIp() -> "ClusterIP";
      case OnNodes(Optional<NodePort> _) -> "NodePort";
      case LoadBalancer() -> "LoadBalancer";
    };
  }

  /// True if it reaches further than the cluster.
  default boolean isOpen() {
    return switch (this) {
      case ClusterIp() -> false;
      case OnNodes(Optional<NodePort> _), LoadBalancer() -> true;
    };
  }
}
