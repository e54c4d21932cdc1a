package dev.plg.plan;

import dev.plg.model.TraceProtocol;

/// A port on which the pods of a component listen.
///
/// @param name of the container's port: `http-metrics`
/// @param transport `TCP` or `UDP`
public record Port(String name, int number, String transport) {

  public static Port tcp(String name, int number) {
    return new Port(name, number, "TCP");
  }

  /// The port of a receiver of spans.
  public static Port of(TraceProtocol protocol) {
    return new Port(protocol.id(), protocol.port(), protocol.transport());
  }
}
