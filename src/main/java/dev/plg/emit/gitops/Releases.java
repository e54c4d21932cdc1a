package dev.plg.emit.gitops;

import dev.plg.catalog.Catalog;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// The releases of a stack, all in one namespace.
///
/// @param object the namespace itself; empty where it is not the stack's
public record Releases(String namespace, Optional<Mapping> object, List<Release> all) {

  /// Who sends to whom, by their components: the sender is installed after its receivers.
  private static final List<String> SENDERS =
      List.of("promtail", "grafana-agent", "event-exporter");

  private static final List<String> RECEIVERS = List.of("loki", Catalog.LOKI_STACK.name(), "tempo");

  public Releases {
    all = List.copyOf(all);
  }

  /// The releases that must be ready before this one.
  List<Release> before(Release release) {
    return SENDERS.contains(release.component())
        ? all.stream().filter(it -> RECEIVERS.contains(it.component())).toList()
        : List.of();
  }

  /// An object with an annotation more.
  static Mapping annotated(Mapping object, String key, String value, String comment) {
    Mapping metadata = object.mapping("metadata");
    Mapping annotations =
        metadata.mapping("annotations").toBuilder().put(key, value, comment).build();
    return object.toBuilder()
        .put("metadata", metadata.toBuilder().put("annotations", annotations).build())
        .build();
  }
}
