package dev.plg.plan;

import dev.plg.model.TraceProtocol;

/// A port on which the pods of a component listen.
///
/// @param name of the container's port: `http-metrics`
/// @param transport `TCP` or `UDP`
public record ComponentPort(String name, int number, String transport) {

  public static ComponentPort tcp(String name, int number) {
    return new ComponentPort(name, number, "TCP");
  }

  /// The port of a receiver of spans.
  public static ComponentPort of(TraceProtocol protocol) {
    return new ComponentPort(protocol.id(), protocol.port(), protocol.transport());
  }
}
