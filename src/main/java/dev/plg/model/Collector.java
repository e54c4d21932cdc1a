package dev.plg.model;

/// The collector of the stack, which reads the logs of the pods.
public sealed interface Collector permits Promtail, Alloy, Collector.None {

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

  /// True where it reads the logs of the pods in a namespace.
  boolean reads(DnsLabel namespace);

  /// True where the stack has a collector.
  boolean isPresent();
}
