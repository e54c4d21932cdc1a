package dev.plg.plan;

import java.util.List;

/// Ports that clients outside of the stack may reach.
public record Opening(Reach from, List<ComponentPort> ports) {

  /// Where the clients are.
  public enum Reach {
    /// In pods of any namespace of the cluster.
    CLUSTER,
    /// At any address.
    ANYWHERE
  }

  public Opening {
    ports = List.copyOf(ports);
  }
}
