package dev.plg.source.kustomize;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A patch of operations on paths, as RFC 6902 says.
final class JsonPatch {

  private static final List<String> ANNOTATIONS = List.of("metadata", "annotations");

  private JsonPatch() {}

  /// The object after an operation; empty where the path leads nowhere, the test fails or the
  /// operation is unknown.
  static Optional<Mapping> apply(Mapping given, Mapping operation) {
    List<String> path = steps(operation.text("path").orElse(""));
    Mapping object = annotated(given, path);
    Node value = operation.find("value").orElse(Scalar.NULL);
    Location place = operation.placeOf("value");
    Optional<Node> changed =
        switch (operation.text("op").orElse("")) {
          case "add" -> change(object, path, new Put(value, place, true));
          // kustomize's json-patch v4.12.0 patch.go: partialDoc.get finds every key of a mapping
          case "replace" -> change(object, path, new Put(value, place, false));
          case "remove" -> find(object, path).flatMap(_ -> change(object, path, new Remove()));
          case "test" -> find(object, path).filter(value::equals).map(_ -> object);
          case "copy" -> from(object, operation).flatMap(it -> change(object, path, put(it)));
          case "move" ->
              from(object, operation)
                  .flatMap(
                      moved ->
                          change(object, steps(operation.text("from").orElse("")), new Remove())
                              .flatMap(rest -> change(rest, path, put(moved))));
          default -> Optional.empty();
        };
    return changed.filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  /// Every object has annotations while kustomize builds it: kustomize's own, which it takes away
  /// in the end.
  // kustomize kyaml/kio/kioutil/kioutil.go: internal.config.kubernetes.io/…
  private static Mapping annotated(Mapping object, List<String> path) {
    boolean named = path.size() == 3 && path.subList(0, 2).equals(ANNOTATIONS);
    return named && find(object, ANNOTATIONS).filter(Mapping.class::isInstance).isEmpty()
        ? Fields.with(
            object,
            "metadata",
            Fields.with(object.mapping("metadata"), "annotations", Mapping.EMPTY))
        : object;
  }

  private sealed interface Change {}

  /// @param inserts whether an index of a list makes room
  private record Put(Node value, Location place, boolean inserts) implements Change {}

  private record Remove() implements Change {}

  private static Put put(Node value) {
    return new Put(value, value.place(), true);
  }

  private static Optional<Node> from(Mapping object, Mapping operation) {
    return find(object, steps(operation.text("from").orElse("")));
  }

  /// `/spec/values/loki~1x` as its keys.
  private static List<String> steps(String path) {
    return Stream.of(path.split("/", -1))
        .skip(1)
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  private static Optional<Node> find(Node here, List<String> path) {
    if (path.isEmpty()) {
      return Optional.of(here);
    }
    List<String> rest = path.subList(1, path.size());
    return child(here, path.getFirst()).flatMap(below -> find(below, rest));
  }

  private static Optional<Node> child(Node node, String step) {
    return switch (node) {
      case Mapping mapping -> mapping.find(step);
      case Sequence list -> index(list, step).map(list.items()::get);
      case Scalar _ -> Optional.empty();
    };
  }

  private static Optional<Integer> index(Sequence list, String step) {
    return step.matches("[0-9]{1,6}") && Integer.parseInt(step) < list.items().size()
        ? Optional.of(Integer.valueOf(step))
        : Optional.empty();
  }

  private static Optional<Node> change(Node here, List<String> path, Change change) {
    if (path.isEmpty()) {
      return change instanceof Put put ? Optional.of(put.value()) : Optional.empty();
    }
    String step = path.getFirst();
    if (path.size() == 1) {
      return changeLast(here, step, change);
    }
    List<String> rest = path.subList(1, path.size());
    return child(here, step)
        .flatMap(below -> change(below, rest, change))
        .map(below -> withChild(here, step, below));
  }

  private static Node withChild(Node here, String step, Node child) {
    return switch (here) {
      case Mapping mapping -> {
        Location key = mapping.entry(step).map(Mapping.Entry::keyPlace).orElse(child.place());
        yield mapping.toBuilder().add(new Mapping.Entry(step, key, child, "")).build();
      }
      case Sequence list -> {
        var items = new ArrayList<Node>(list.items());
        index(list, step).ifPresent(at -> items.set(at, child));
        yield new Sequence(items, list.place());
      }
      case Scalar scalar -> scalar;
    };
  }

  private static Optional<Node> changeLast(Node here, String step, Change change) {
    return switch (here) {
      case Mapping mapping -> Optional.of(changeKey(mapping, step, change));
      case Sequence list -> changeItem(list, step, change);
      case Scalar _ -> Optional.empty();
    };
  }

  private static Mapping changeKey(Mapping mapping, String step, Change change) {
    return switch (change) {
      case Put(Node value, Location place, boolean _) ->
          mapping.toBuilder().add(new Mapping.Entry(step, place, value, "")).build();
      case Remove _ -> mapping.toBuilder().remove(step).build();
    };
  }

  private static Optional<Node> changeItem(Sequence list, String step, Change change) {
    var items = new ArrayList<Node>(list.items());
    Optional<Integer> at =
        step.equals("-") || step.equals(Integer.toString(items.size()))
            ? Optional.of(items.size())
            : index(list, step);
    boolean isNew = at.isPresent() && at.get() == items.size();
    if (at.isEmpty() || (isNew && !(change instanceof Put put && put.inserts()))) {
      return Optional.empty();
    }
    switch (change) {
      case Put(Node value, Location _, boolean inserts) -> {
        if (!inserts) {
          items.remove(at.get().intValue());
        }
        items.add(at.get(), value);
      }
      case Remove _ -> items.remove(at.get().intValue());
    }
    return Optional.of(new Sequence(items, list.place()));
  }
}
