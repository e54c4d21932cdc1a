package dev.plg.emit.kustomize;

import dev.plg.component.Metadata;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlWriter;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Brings the objects of both formats to one form. Exactly two things are taken off: the hash that
/// kustomize puts behind the name of a ConfigMap, and the checksum that manifests have in its
/// place. A ConfigMap without a hash, or a pod that names one without it, would not be rolled: an
/// error.
final class SameObjects {

  private static final Pointer ANNOTATIONS =
      Pointer.of("spec", "template", "metadata", "annotations");

  private SameObjects() {}

  static SortedMap<String, String> ofManifests(Collection<Mapping> objects) {
    return byName(objects.stream().map(SameObjects::withoutChecksum).toList());
  }

  static SortedMap<String, String> ofKustomize(Collection<Mapping> objects) {
    var plain =
        objects.stream()
            .filter(object -> kind(object).equals("ConfigMap"))
            .collect(Collectors.toMap(SameObjects::name, it -> withoutHash(name(it))));
    return byName(objects.stream().map(object -> renamed(object, plain)).toList());
  }

  private static Mapping withoutChecksum(Mapping object) {
    Mapping left = TreeEdits.without(object, ANNOTATIONS.to(Metadata.CHECKSUM));
    return left.find(ANNOTATIONS).filter(Mapping.EMPTY::equals).isPresent()
        ? TreeEdits.without(left, ANNOTATIONS)
        : left;
  }

  private static Mapping renamed(Mapping object, Map<String, String> plain) {
    return (Mapping)
        TreeEdits.replaced(
            object,
            Pointer.ROOT,
            (at, value) ->
                isConfigMapName(object, at) && value instanceof Scalar name
                    ? Optional.of(Scalar.of(plain(plain, name.text())))
                    : Optional.empty());
  }

  private static String plain(Map<String, String> plain, String name) {
    return Optional.ofNullable(plain.get(name))
        .orElseThrow(() -> new AssertionError("there is no ConfigMap " + name));
  }

  private static String withoutHash(String name) {
    String plain = name.replaceFirst("-[a-z0-9]{10}$", "");
    if (plain.equals(name)) {
      throw new AssertionError("the ConfigMap " + name + " has no hash");
    }
    return plain;
  }

  private static boolean isConfigMapName(Mapping object, Pointer at) {
    String path = String.join("/", at.steps());
    return path.matches(".*/(configMap|configMapKeyRef|configMapRef)/name")
        || (kind(object).equals("ConfigMap") && path.equals("metadata/name"));
  }

  private static SortedMap<String, String> byName(Collection<Mapping> objects) {
    var texts = new TreeMap<String, String>();
    for (Mapping object : objects) {
      String namespace = object.mapping("metadata").text("namespace").orElse("-");
      texts.put(
          kind(object) + " " + namespace + "/" + name(object), YamlWriter.write(sorted(object)));
    }
    return texts;
  }

  /// The keys of mappings have no order; the items of lists do.
  private static Node sorted(Node node) {
    return switch (node) {
      case Mapping mapping -> {
        Mapping.Builder builder = Mapping.builder();
        mapping.keys().stream()
            .sorted()
            .forEach(key -> builder.put(key, sorted(mapping.find(key).orElseThrow())));
        yield builder.build();
      }
      case Sequence list -> Sequence.of(list.items().stream().map(SameObjects::sorted).toList());
      case Scalar scalar -> scalar;
    };
  }

  private static String kind(Mapping object) {
    return object.text("kind").orElse("");
  }

  private static String name(Mapping object) {
    return object.mapping("metadata").text("name").orElse("");
  }
}
