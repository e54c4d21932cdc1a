package dev.plg.component;

import dev.plg.model.TraceProtocol;
import dev.plg.yaml.Mapping;
import java.util.Collection;
import java.util.List;

/// The ports by which spans come in, as templates list them: for a container and for its Service.
public final class Ports {

  private Ports() {}

  /// `name`, `port` and `transport` of each.
  public static List<Mapping> of(Collection<TraceProtocol> protocols) {
    return protocols.stream()
        .map(
            protocol ->
                Mapping.builder()
                    .put("name", protocol.id())
                    .put("port", protocol.port())
                    .put("transport", protocol.transport())
                    .build())
        .toList();
  }
}
