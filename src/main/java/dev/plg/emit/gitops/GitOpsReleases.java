package dev.plg.emit.gitops;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

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

  /// A file for the namespace, and one a component.
  ///
  /// @param namespace what is written in place of the namespace itself
  /// @param objects those of a release
  SortedMap<String, String> files(
      UnaryOperator<Mapping> namespace, Function<GitOpsRelease, List<Mapping>> objects) {
    var files = new TreeMap<String, String>();
    object.ifPresent(it -> files.put("namespace.yaml", YamlWriter.write(namespace.apply(it))));
    for (GitOpsRelease release : all) {
      files.merge(
          release.component() + ".yaml",
          YamlWriter.writeAll(objects.apply(release)),
          (first, second) -> first + "---\n" + second);
    }
    return files;
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
