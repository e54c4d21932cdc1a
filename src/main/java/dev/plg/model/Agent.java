package dev.plg.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The agent: takes what the applications around it send and hands it on.
///
/// @param receivers the protocols by which it comes in; empty: it takes nothing, and only watches
///   events
public record Agent(
    AgentProgram program, int replicas, SortedSet<TraceProtocol> receivers, PodSettings workload) {

  public Agent {
    InvalidValue.unless(
        replicas >= 1,
        () -> "%d replicas cannot receive anything".formatted(replicas),
        () -> "set 1 or more");
    receivers = Collections.unmodifiableSortedSet(new TreeSet<>(receivers));
  }

  /// The settings of Alloy where it is the agent.
  public Optional<AgentProgram.Alloy> alloy() {
    return switch (program) {
      case AgentProgram.Alloy alloy -> Optional.of(alloy);
      case AgentProgram.GrafanaAgent() -> Optional.empty();
    };
  }
}
