package dev.plg.plan;

import dev.plg.catalog.Program;
import java.util.List;

/// What the pods of a component send to those of another component of the stack.
///
/// @param ports of the receiver; empty for lines that go by the log of the pod and the collector
public record Send(Program to, Purpose purpose, List<ComponentPort> ports) {

  /// Why something is sent.
  public enum Purpose {
    /// Logs or traces, which the receiver keeps.
    DATA,
    /// Questions, which the receiver answers.
    QUERY,
    /// What the pods of one ring tell each other.
    RING
  }

  public Send {
    ports = List.copyOf(ports);
  }

  public static Send data(Program to, ComponentPort port) {
    return new Send(to, Purpose.DATA, List.of(port));
  }

  public static Send query(Program to, ComponentPort port) {
    return new Send(to, Purpose.QUERY, List.of(port));
  }
}
