package dev.plg.emit.kustomize;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What makes one object another: a strategic merge patch as far as it reads well, and JSON 6902
/// operations for what is removed and for lists.
///
/// A merge patch can address an item only in the lists that Kubernetes merges by a key, and
/// kustomize puts what it merges first, so that every change behind the first item is an operation.
// kubernetes api/openapi-spec/swagger.json: x-kubernetes-patch-merge-key
final class Difference {

  /// The lists whose items a merge patch addresses by a key, and that key.
  private static final Map<String, String> MERGE_KEYS =
      Map.of(
          "containers", "name",
          "initContainers", "name",
          "volumes", "name",
          "env", "name",
          "volumeMounts", "mountPath");

  /// A Service's. Their second key, the protocol, counts only where both sides name it; the ports
  /// of containers have another key.
  private static final Pointer SERVICE_PORTS = Pointer.of("spec", "ports");

  private final List<Mapping> operations = new ArrayList<>();
  private final Mapping merge;

  private Difference(Mapping from, Mapping to) {
    merge = mapping(from, to, Pointer.ROOT, true);
  }

  /// Applying the patches to `from` gives `to`.
  static Difference between(Mapping from, Mapping to) {
    return new Difference(from, to);
  }

  /// The body of the merge patch, without what names the object; empty where none is needed.
  Mapping merge() {
    return merge;
  }

  /// The operations, to be applied after the merge patch; empty where none are needed.
  List<Mapping> operations() {
    return operations;
  }

  private Mapping mapping(Mapping from, Mapping to, Pointer at, boolean mergeable) {
    from.keys().stream()
        .filter(key -> to.find(key).isEmpty())
        .forEach(key -> operations.add(operation("remove", at.to(key))));
    Mapping.Builder changes = Mapping.builder();
    for (Mapping.Entry entry : to.entries()) {
      Pointer here = at.to(entry.key());
      Optional<Node> change =
          from.find(entry.key())
              .map(was -> value(was, entry.value(), here, mergeable))
              .orElseGet(() -> added(entry.value(), here, mergeable));
      change.ifPresent(node -> changes.put(entry.key(), node));
    }
    return changes.build();
  }

  /// The part of the merge patch for a value that may differ; empty where there is none, or where
  /// operations make it.
  private Optional<Node> value(Node from, Node to, Pointer at, boolean mergeable) {
    if (from.equals(to)) {
      return Optional.empty();
    }
    if (from instanceof Mapping was && to instanceof Mapping now && !now.isEmpty()) {
      Mapping changes = mapping(was, now, at, mergeable);
      return changes.isEmpty() ? Optional.empty() : Optional.of(changes);
    }
    if (from instanceof Sequence was && to instanceof Sequence now) {
      return list(was.items(), now.items(), at, mergeable);
    }
    boolean scalars = from instanceof Scalar && to instanceof Scalar;
    return mergeable && scalars ? Optional.of(to) : replaced(to, at);
  }

  private Optional<Node> list(List<Node> from, List<Node> to, Pointer at, boolean mergeable) {
    String key = at.equals(SERVICE_PORTS) ? "port" : MERGE_KEYS.getOrDefault(at.last(), "");
    if (mergeable && !key.isEmpty() && haveSameNames(from, to, key)) {
      for (int i = 1; i < from.size(); i++) {
        value(from.get(i), to.get(i), at.to(i), false);
      }
      return firstItem(from.getFirst(), to.getFirst(), at.to(0), key);
    }
    if (mergeable && key.isEmpty() && isScalars(from) && isScalars(to) && !to.isEmpty()) {
      return Optional.of(Sequence.of(to));
    }
    if (from.size() == to.size()) {
      for (int i = 0; i < from.size(); i++) {
        value(from.get(i), to.get(i), at.to(i), false);
      }
      return Optional.empty();
    }
    if (from.size() < to.size() && to.subList(0, from.size()).equals(from)) {
      to.subList(from.size(), to.size())
          .forEach(item -> operations.add(operation("add", at.to("-"), item)));
      return Optional.empty();
    }
    return replaced(Sequence.of(to), at);
  }

  /// The first item under its key: kustomize moves an item that it merges to the front of the list.
  private Optional<Node> firstItem(Node from, Node to, Pointer at, String key) {
    return value(from, to, at, true)
        .map(
            changes -> {
              Mapping.Builder item = Mapping.builder();
              item.put(
                  key, to instanceof Mapping now ? now.find(key).orElse(Scalar.NULL) : Scalar.NULL);
              if (changes instanceof Mapping mapping) {
                mapping.entries().forEach(item::add);
              }
              return Sequence.of(item.build());
            });
  }

  private Optional<Node> added(Node value, Pointer at, boolean mergeable) {
    if (mergeable && !TreeEdits.holdsEmpty(value)) {
      return Optional.of(value);
    }
    operations.add(operation("add", at, value));
    return Optional.empty();
  }

  private Optional<Node> replaced(Node value, Pointer at) {
    operations.add(operation("replace", at, value));
    return Optional.empty();
  }

  private static boolean haveSameNames(List<Node> from, List<Node> to, String key) {
    List<String> names = names(from, key);
    return names.equals(names(to, key)) && Set.copyOf(names).size() == names.size();
  }

  private static List<String> names(List<Node> items, String key) {
    return items.stream()
        .map(item -> item instanceof Mapping mapping ? mapping.text(key).orElse("") : "")
        .toList();
  }

  private static boolean isScalars(List<Node> items) {
    return items.stream().allMatch(Scalar.class::isInstance);
  }

  private static Mapping operation(String name, Pointer at) {
    return Mapping.of("op", name, "path", path(at));
  }

  private static Mapping operation(String name, Pointer at, Node value) {
    return operation(name, at).toBuilder().put("value", value).build();
  }

  // RFC 6901: ~ and / within a step are escaped
  private static String path(Pointer at) {
    return at.steps().stream()
        .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }
}
