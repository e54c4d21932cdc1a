package dev.plg.component;

import dev.plg.plan.ComponentPort;
import dev.plg.yaml.Mapping;
import java.util.List;

/// Ports as templates and charts list them, for a container and for its Service.
public final class Ports {

  private Ports() {}

  /// `name`, `port` and `transport` of each.
  public static List<Mapping> of(List<ComponentPort> ports) {
    return ports.stream()
        .map(
            port ->
                Mapping.builder()
                    .put("name", port.name())
                    .put("port", port.number())
                    .put("transport", port.transport())
                    .build())
        .toList();
  }

  /// The extra ports of the charts of Alloy and the agent: of the container and, under the same
  /// numbers, of the Service.
  public static List<Mapping> ofChart(List<ComponentPort> ports) {
    return ports.stream()
        .map(
            port ->
                Mapping.builder()
                    .put("name", port.name())
                    .put("port", port.number())
                    .put("targetPort", port.number())
                    .put("protocol", port.transport())
                    .build())
        .toList();
  }
}
