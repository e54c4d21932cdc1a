package dev.plg.picture;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// A Kubernetes object as somebody wrote it.
///
/// @param apiVersion as in `apps/v1`
/// @param namespace empty where the object does not say it
/// @param tree the whole object, or what of it can matter
public record KubeObject(
    String apiVersion, String kind, String name, String namespace, Mapping tree) {

  static KubeObject of(Mapping tree) {
    Mapping metadata = tree.mapping("metadata");
    return new KubeObject(
        tree.text("apiVersion").orElse(""),
        tree.text("kind").orElse(""),
        metadata.text("name").orElse(""),
        metadata.text("namespace").orElse(""),
        tree);
  }

  /// `StatefulSet monitoring/loki`, as messages name it.
  public String title() {
    String shown = name.isEmpty() ? "without a name" : name;
    return kind + " " + (namespace.isEmpty() ? shown : namespace + "/" + shown);
  }

  /// Where the object begins.
  public Location place() {
    return tree.place();
  }

  /// Where the value at the end of a way was written, or the last step that exists.
  public Location placeOf(String... steps) {
    return tree.placeOf(steps);
  }

  public Mapping spec() {
    return tree.mapping("spec");
  }

  public Map<String, String> labels() {
    return texts(tree.mapping("metadata").mapping("labels"));
  }

  public Map<String, String> annotations() {
    return texts(tree.mapping("metadata").mapping("annotations"));
  }

  /// Whether both would stand in one namespace. Objects that name none are applied into the same
  /// one; whether it is the one that another object names, nobody knows, so it may be.
  public boolean mayShareNamespace(KubeObject other) {
    return namespace.isEmpty() || other.namespace.isEmpty() || namespace.equals(other.namespace);
  }

  /// Compares how near this and another object are to a third: one of its own file comes first.
  int nearer(KubeObject other, KubeObject to) {
    return Boolean.compare(other.sharesFile(to), sharesFile(to));
  }

  private boolean sharesFile(KubeObject other) {
    return place().file().equals(other.place().file());
  }

  /// Of the name alone: that of a whole tree takes long, and no two trees have one name.
  @Override
  public int hashCode() {
    return Objects.hash(kind, namespace, name);
  }

  /// The scalars of a mapping as text, in order.
  static Map<String, String> texts(Mapping mapping) {
    var texts = new LinkedHashMap<String, String>();
    for (Mapping.Entry entry : mapping.entries()) {
      Node value = entry.value();
      if (value instanceof Scalar scalar && !scalar.isNull()) {
        texts.put(entry.key(), scalar.text());
      }
    }
    return texts;
  }
}
