package dev.plg.model;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Grafana Agent: takes the spans of the applications around it and hands them on.
///
/// @param receivers the protocols by which spans come in; empty: it takes none, and only watches
///   events
public record Agent(int replicas, SortedSet<TraceProtocol> receivers, PodSettings workload) {

  public Agent {
    InvalidValue.unless(
        replicas >= 1,
        () -> "%d replicas cannot receive anything".formatted(replicas),
        () -> "set 1 or more");
    receivers = Collections.unmodifiableSortedSet(new TreeSet<>(receivers));
  }
}
