package dev.plg.app.diff;

import dev.plg.yaml.Mapping;
import java.util.Locale;

/// What an object is called in a cluster.
///
/// @param group of its API where it is no kind of Kubernetes itself; else empty, so that an object
///   stays the same in a newer version of its API
/// @param namespace empty where the object does not set it
public record ObjectName(String group, String kind, String namespace, String name)
    implements Comparable<ObjectName> {

  static ObjectName of(Mapping object) {
    Mapping metadata = object.mapping("metadata");
    String version = object.text("apiVersion").orElse("");
    int slash = version.indexOf('/');
    String group = slash < 0 ? "" : version.substring(0, slash);
    return new ObjectName(
        isOfKubernetes(group) ? "" : group,
        object.text("kind").orElse(""),
        metadata.text("namespace").orElse(""),
        metadata.text("name").orElse(""));
  }

  private static boolean isOfKubernetes(String group) {
    return group.indexOf('.') < 0 || (group.endsWith(".k8s.io") && !group.contains(".x-k8s.io"));
  }

  /// Whether it is a kind that Kubernetes itself has, not a custom resource.
  boolean isOfKubernetes() {
    return group.isEmpty();
  }

  /// Whether both may be one object: a namespace that is not set may be any.
  boolean mayBe(ObjectName other) {
    return group.equals(other.group)
        && kind.equals(other.kind)
        && name.equals(other.name)
        && (namespace.isEmpty() || other.namespace.isEmpty() || namespace.equals(other.namespace));
  }

  ObjectName named(String other) {
    return new ObjectName(group, kind, namespace, other);
  }

  /// `StatefulSet monitoring/loki`.
  public String title() {
    return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }

  /// `kubectl -n monitoring VERB statefulset loki`.
  String command(String verb) {
    return "kubectl %s%s %s %s"
        .formatted(
            namespace.isEmpty() ? "" : "-n " + namespace + " ",
            verb,
            kind.toLowerCase(Locale.ROOT),
            name);
  }

  @Override
  public int compareTo(ObjectName other) {
    int names = title().compareTo(other.title());
    return names == 0 ? group.compareTo(other.group) : names;
  }
}
