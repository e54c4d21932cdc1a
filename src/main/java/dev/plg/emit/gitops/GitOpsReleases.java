package dev.plg.emit.gitops;

import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The releases of a stack, all in one namespace.
///
/// @param object the namespace itself; empty where it is not the stack's
/// @param receivers the components whose releases keep what others send
/// @param senders the components whose releases send it: they are installed later
public record GitOpsReleases(
    String namespace,
    Optional<Mapping> object,
    List<GitOpsRelease> all,
    Set<String> receivers,
    Set<String> senders) {

  public GitOpsReleases {
    all = List.copyOf(all);
    receivers = Set.copyOf(receivers);
    senders = Set.copyOf(senders);
  }

  /// The releases that must be ready before this one.
  List<GitOpsRelease> before(GitOpsRelease release) {
    return senders.contains(release.component()) && !receivers.contains(release.component())
        ? all.stream().filter(it -> receivers.contains(it.component())).toList()
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
