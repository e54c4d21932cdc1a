package dev.plg.picture;

import dev.plg.finding.Location;
import dev.plg.yaml.KeptTree;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Packing;
import dev.plg.yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Kubernetes object as someone wrote it.
public final class KubeObject {

  private final String apiVersion;
  private final String kind;
  private final String name;
  private final String namespace;
  private final KeptTree kept;

  private KubeObject(String apiVersion, String kind, String name, String namespace, KeptTree kept) {
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.name = name;
    this.namespace = namespace;
    this.kept = kept;
  }

  static KubeObject of(Mapping tree) {
    Mapping metadata = tree.mapping("metadata");
    return new KubeObject(
        tree.text("apiVersion").orElse(""),
        tree.text("kind").orElse(""),
        metadata.text("name").orElse(""),
        metadata.text("namespace").orElse(""),
        new KeptTree.Whole(tree));
  }

  /// The same object with another tree, or less of its own.
  KubeObject with(Mapping other) {
    return new KubeObject(apiVersion, kind, name, namespace, new KeptTree.Whole(other));
  }

  /// The same object with its tree in few bytes.
  KubeObject packed(Packing packing) {
    return new KubeObject(apiVersion, kind, name, namespace, packing.pack(tree()));
  }

  /// Whether [#tree] costs nothing.
  boolean isAtHand() {
    return kept.isAtHand();
  }

  /// The same object with its tree at hand.
  KubeObject unpacked() {
    return isAtHand() ? this : with(tree());
  }

  /// Whether it is a ConfigMap or a Secret, which hold texts.
  boolean isText() {
    return kind.equals("ConfigMap") || kind.equals("Secret");
  }

  /// As in `apps/v1`.
  public String apiVersion() {
    return apiVersion;
  }

  public String kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  /// Empty where the object does not say it.
  public String namespace() {
    return namespace;
  }

  /// The whole object, or what of it can matter.
  public Mapping tree() {
    return kept.tree();
  }

  /// `StatefulSet monitoring/loki`, as messages name it.
  public String title() {
    String shown = name.isEmpty() ? "without a name" : name;
    return kind + " " + (namespace.isEmpty() ? shown : namespace + "/" + shown);
  }

  /// Where the object begins.
  public Location place() {
    return kept.place();
  }

  /// Where the value at the end of a way was written, or the last step that exists.
  public Location placeOf(String... steps) {
    return tree().placeOf(steps);
  }

  public Mapping spec() {
    return tree().mapping("spec");
  }

  /// The text under a key of a ConfigMap or Secret, decoded; empty where it has none.
  public Optional<Scalar> text(String key) {
    return ConfigText.of(this).stream()
        .filter(text -> text.key().equals(key))
        .map(ConfigText::text)
        .findFirst();
  }

  /// The texts of a ConfigMap or Secret, decoded.
  public Stream<Scalar> texts() {
    return ConfigText.of(this).stream().map(ConfigText::text);
  }

  public Map<String, String> labels() {
    return texts(tree().mapping("metadata").mapping("labels"));
  }

  public Map<String, String> annotations() {
    return texts(tree().mapping("metadata").mapping("annotations"));
  }

  /// Whether both would be in one namespace. Objects that name none are applied into the same one;
  /// whether it is the one that another object names, no one knows, so it may be.
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

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof KubeObject that
            && kind.equals(that.kind)
            && name.equals(that.name)
            && namespace.equals(that.namespace)
            && tree().equals(that.tree()));
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
