package dev.plg.source.kustomize;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A patch in the shape of the object. Maps merge, null removes; lists replace, but for those of
/// Kubernetes' own kinds that have a merge key.
// kubernetes api/core/v1/types.go patchMergeKey; kustomize kyaml/yaml/merge2: lists of kinds
// without
// a schema replace
final class StrategicMerge {

  private static final String DIRECTIVE = "$patch";

  private final boolean hasSchema;

  private StrategicMerge(boolean hasSchema) {
    this.hasSchema = hasSchema;
  }

  /// The object with a patch over it; empty where the patch deletes the object.
  static Optional<Mapping> apply(Mapping object, Mapping patch) {
    return switch (patch.text(DIRECTIVE).orElse("")) {
      case "delete" -> Optional.empty();
      case "replace" -> Optional.of(patch.toBuilder().remove(DIRECTIVE).build());
      default -> Optional.of(new StrategicMerge(isBuiltIn(object)).over(object, patch));
    };
  }

  private static boolean isBuiltIn(Mapping object) {
    String apiVersion = object.text("apiVersion").orElse("");
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    return group.indexOf('.') < 0 || group.endsWith(".k8s.io");
  }

  private Mapping over(Mapping below, Mapping patch) {
    if (patch.text(DIRECTIVE).filter("replace"::equals).isPresent()) {
      return patch.toBuilder().remove(DIRECTIVE).build();
    }
    Mapping.Builder merged = below.toBuilder();
    for (Mapping.Entry entry : patch.entries()) {
      boolean deletes =
          entry.value().isNull()
              || (entry.value() instanceof Mapping map
                  && map.text(DIRECTIVE).filter("delete"::equals).isPresent());
      if (deletes) {
        merged.remove(entry.key());
      } else if (!entry.key().startsWith("$")) {
        Optional<Node> under = below.find(entry.key());
        Node value = value(entry.key(), under.orElse(Scalar.NULL), entry.value());
        merged.add(new Mapping.Entry(entry.key(), entry.keyPlace(), value, entry.comment()));
      }
    }
    return merged.build();
  }

  private Node value(String key, Node below, Node patch) {
    return switch (patch) {
      case Mapping map -> over(below instanceof Mapping base ? base : Mapping.EMPTY, map);
      case Sequence list -> list(key, below, list);
      case Scalar scalar -> scalar;
    };
  }

  private Node list(String key, Node below, Sequence patch) {
    List<String> mergeKeys = hasSchema ? mergeKeys(key) : List.of();
    if (mergeKeys.isEmpty() || !(below instanceof Sequence base)) {
      return withoutDirectives(patch);
    }
    boolean replaces =
        patch.mappings().anyMatch(it -> it.text(DIRECTIVE).filter("replace"::equals).isPresent());
    return replaces ? withoutDirectives(patch) : merged(base, patch, mergeKeys);
  }

  private static Sequence withoutDirectives(Sequence patch) {
    return new Sequence(
        patch.items().stream()
            .filter(it -> !(it instanceof Mapping map) || map.find(DIRECTIVE).isEmpty())
            .toList(),
        patch.place());
  }

  /// Items of the same key merge. Those of the patch come first, as kustomize puts them.
  private Sequence merged(Sequence base, Sequence patch, List<String> keys) {
    var left = new ArrayList<Node>(base.items());
    var items = new ArrayList<Node>();
    for (Node item : patch.items()) {
      int at = item instanceof Mapping map ? index(left, map, keys) : -1;
      Node below = at < 0 ? Mapping.EMPTY : left.remove(at);
      if (!(item instanceof Mapping map)) {
        items.add(item);
      } else if (map.text(DIRECTIVE).filter("delete"::equals).isEmpty()) {
        items.add(at < 0 ? map : over((Mapping) below, map));
      }
    }
    items.addAll(left);
    return new Sequence(items, base.place());
  }

  private static int index(List<Node> items, Mapping patch, List<String> keys) {
    for (int at = 0; at < items.size(); at++) {
      if (items.get(at) instanceof Mapping item
          && keys.stream().allMatch(key -> isSame(key, item, patch))) {
        return at;
      }
    }
    return -1;
  }

  /// A protocol that is not written is TCP.
  private static boolean isSame(String key, Mapping a, Mapping b) {
    String fallback = key.equals("protocol") ? "TCP" : "";
    return a.text(key).orElse(fallback).equals(b.text(key).orElse(fallback));
  }

  private static List<String> mergeKeys(String list) {
    return switch (list) {
      case "containers",
          "initContainers",
          "ephemeralContainers",
          "volumes",
          "env",
          "imagePullSecrets",
          "secrets",
          "volumeClaimTemplates" ->
          List.of("name");
      case "volumeMounts" -> List.of("mountPath");
      case "volumeDevices" -> List.of("devicePath");
      case "ports" -> List.of("containerPort", "port", "protocol");
      case "hostAliases" -> List.of("ip");
      case "topologySpreadConstraints" -> List.of("topologyKey", "whenUnsatisfiable");
      case "conditions" -> List.of("type");
      default -> List.of();
    };
  }
}
