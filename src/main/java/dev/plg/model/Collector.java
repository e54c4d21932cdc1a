package dev.plg.model;

/// The collector of the stack, which reads the logs of the pods.
public sealed interface Collector {

  /// No collector: another one runs in the cluster, or logs come by other ways.
  record None() implements Collector {

    @Override
    public boolean reads(DnsLabel namespace) {
      return false;
    }

    @Override
    public boolean isPresent() {
      return false;
    }
  }

  /// One that runs a pod a node.
  sealed interface OnNodes extends Collector permits Promtail, Alloy {

    LogDiscovery discovery();

    NamespaceFilter namespaces();

    PodSettings workload();

    @Override
    default boolean reads(DnsLabel namespace) {
      return namespaces().includes(namespace);
    }

    @Override
    default boolean isPresent() {
      return true;
    }
  }

  /// True where it reads the logs of the pods in a namespace.
  boolean reads(DnsLabel namespace);

  /// True where the stack has a collector.
  boolean isPresent();
}
