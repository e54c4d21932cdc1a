package dev.plg.component;

import dev.plg.plan.ComponentPort;
import dev.plg.yaml.Mapping;
import java.util.List;

/// Ports as templates list them, for a container and for its Service.
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
}
