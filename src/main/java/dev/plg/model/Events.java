package dev.plg.model;

import java.util.List;

/// How Kubernetes events, which the API server forgets after an hour, get into Loki. One way only:
/// two would store each event twice.
public sealed interface Events {

  /// kubernetes-event-exporter.
  ///
  /// @param maxAgeSeconds older events are left out: those of before a restart, once more
  /// @param lookup true adds labels and annotations of the object that an event is about
  /// @param drop what is left out
  record Exporter(
      EventSink sink, int maxAgeSeconds, boolean lookup, List<EventRule> drop, PodSettings workload)
      implements Events {
    public Exporter {
      InvalidValue.unless(
          maxAgeSeconds >= 1,
          () -> "no event is at most %d seconds old".formatted(maxAgeSeconds),
          () -> "set 1 or more, as in 60");
      drop = List.copyOf(drop);
    }
  }

  /// k8s-event-logger, which prints every event into its pod's log.
  record Logger(boolean ignoreNormal, PodSettings workload) implements Events {}

  /// Grafana Agent.
  ///
  /// @param namespaces whose events; empty: all
  /// @param disk where it remembers how far it got
  record ByAgent(List<DnsLabel> namespaces, Disk disk) implements Events {
    public ByAgent {
      namespaces = List.copyOf(namespaces);
    }
  }

  /// Grafana Alloy, in a pod of its own.
  ///
  /// @param labels of the stream, the same for all events
  /// @param namespaces whose events; empty: all
  /// @param disk where it remembers how far it got
  record ByAlloy(StreamLabels labels, List<DnsLabel> namespaces, Disk disk, PodSettings workload)
      implements Events {
    public ByAlloy {
      namespaces = List.copyOf(namespaces);
    }
  }
}
