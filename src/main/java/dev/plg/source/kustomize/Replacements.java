package dev.plg.source.kustomize;

import dev.plg.source.files.Documents;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `replacements`: a value of one object copied into others.
// kustomize api/filters/replacement
final class Replacements {

  private final KustomizationFile kustomization;
  private final Documents documents;

  Replacements(KustomizationFile kustomization, Documents documents) {
    this.kustomization = kustomization;
    this.documents = documents;
  }

  List<KustomizeResource> apply(List<KustomizeResource> resources) {
    List<KustomizeResource> replaced = resources;
    for (Mapping replacement : all().toList()) {
      replaced = apply(replaced, replacement);
    }
    return replaced;
  }

  /// Those of the kustomization, and of the files that it names.
  private Stream<Mapping> all() {
    return kustomization
        .tree()
        .sequence("replacements")
        .mappings()
        .flatMap(
            item ->
                item.text("path")
                    .flatMap(kustomization::resolve)
                    .map(file -> documents.in(file, item.placeOf("path")).stream())
                    .orElse(Stream.of(item)))
        .flatMap(
            node ->
                switch (node) {
                  case Mapping mapping -> Stream.of(mapping);
                  case Sequence list -> list.mappings();
                  case Scalar _ -> Stream.empty();
                });
  }

  private List<KustomizeResource> apply(List<KustomizeResource> resources, Mapping replacement) {
    Optional<Scalar> value = source(resources, replacement.mapping("source"));
    if (value.isEmpty()) {
      return resources;
    }
    List<KustomizeResource> replaced = resources;
    for (Mapping target : replacement.sequence("targets").mappings().toList()) {
      replaced =
          replaced.stream()
              .map(it -> isTarget(target, it) ? it.with(into(it.tree(), target, value.get())) : it)
              .toList();
    }
    return replaced;
  }

  private static Optional<Scalar> source(List<KustomizeResource> resources, Mapping source) {
    List<String> path = steps(source.text("fieldPath").orElse("metadata.name"));
    return resources.stream()
        .filter(Selector.of(source)::selects)
        .findFirst()
        .flatMap(it -> find(it.tree(), path))
        .flatMap(value -> part(value, source.mapping("options")));
  }

  /// The part between delimiters that the options choose; the whole without any.
  private static Optional<Scalar> part(Scalar value, Mapping options) {
    Optional<String> delimiter = options.text("delimiter");
    if (delimiter.isEmpty() || delimiter.get().isEmpty()) {
      return Optional.of(value);
    }
    List<String> parts = parts(value.text(), delimiter.get());
    int index = number(options, "index");
    return index < parts.size()
        ? Optional.of(new Scalar(Scalar.Kind.STRING, parts.get(index), value.place()))
        : Optional.empty();
  }

  private static List<String> parts(String text, String delimiter) {
    return List.of(text.split(java.util.regex.Pattern.quote(delimiter), -1));
  }

  private static int number(Mapping options, String key) {
    return options.text(key).filter(it -> it.matches("[0-9]{1,4}")).map(Integer::valueOf).orElse(0);
  }

  private static boolean isTarget(Mapping target, KustomizeResource resource) {
    return Selector.of(target.mapping("select")).selects(resource)
        && target.sequence("reject").mappings().noneMatch(it -> Selector.of(it).selects(resource));
  }

  private static Mapping into(Mapping tree, Mapping target, Scalar value) {
    Node changed = tree;
    List<Node> paths = target.sequence("fieldPaths").items();
    for (Node path : paths.isEmpty() ? List.of(Scalar.of("metadata.name")) : paths) {
      if (path instanceof Scalar text) {
        changed = put(changed, steps(text.text()), target.mapping("options"), value);
      }
    }
    return (Mapping) changed;
  }

  private static Node put(Node here, List<String> path, Mapping options, Scalar value) {
    if (path.isEmpty()) {
      return joined(here, options, value);
    }
    String step = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    return switch (here) {
      case Mapping mapping -> {
        boolean creates = options.text("create").filter("true"::equals).isPresent();
        Optional<Node> below = mapping.find(step);
        yield below.isEmpty() && !creates
            ? mapping
            : Fields.with(mapping, step, put(below.orElse(empty(rest)), rest, options, value));
      }
      case Sequence list -> intoItems(list, step, rest, options, value);
      case Scalar scalar -> scalar;
    };
  }

  private static Node empty(List<String> rest) {
    return rest.isEmpty() ? Scalar.NULL : Mapping.EMPTY;
  }

  /// An index, `*`, or `[name=loki]`.
  private static Node intoItems(
      Sequence list, String step, List<String> rest, Mapping options, Scalar value) {
    var items = new ArrayList<Node>();
    int at = 0;
    for (Node item : list.items()) {
      items.add(isItem(item, at, step) ? put(item, rest, options, value) : item);
      at++;
    }
    return new Sequence(items, list.place());
  }

  private static boolean isItem(Node item, int at, String step) {
    if (step.equals("*") || step.equals(Integer.toString(at))) {
      return true;
    }
    int equals = step.indexOf('=');
    return step.startsWith("[")
        && step.endsWith("]")
        && equals > 0
        && item instanceof Mapping mapping
        && mapping
            .text(step.substring(1, equals))
            .filter(step.substring(equals + 1, step.length() - 1)::equals)
            .isPresent();
  }

  private static Node joined(Node here, Mapping options, Scalar value) {
    Optional<String> delimiter = options.text("delimiter").filter(it -> !it.isEmpty());
    if (delimiter.isEmpty() || !(here instanceof Scalar old)) {
      return value;
    }
    var parts = new ArrayList<String>(parts(old.text(), delimiter.get()));
    int index = number(options, "index");
    if (index >= parts.size()) {
      parts.add(value.text());
    } else {
      parts.set(index, value.text());
    }
    return new Scalar(Scalar.Kind.STRING, String.join(delimiter.get(), parts), value.place());
  }

  private static Optional<Scalar> find(Node here, List<String> path) {
    if (path.isEmpty()) {
      return here instanceof Scalar scalar ? Optional.of(scalar) : Optional.empty();
    }
    List<String> rest = path.subList(1, path.size());
    return switch (here) {
      case Mapping mapping -> mapping.find(path.getFirst()).flatMap(below -> find(below, rest));
      case Sequence list -> {
        for (int at = 0; at < list.items().size(); at++) {
          if (isItem(list.items().get(at), at, path.getFirst())) {
            yield find(list.items().get(at), rest);
          }
        }
        yield Optional.empty();
      }
      case Scalar _ -> Optional.empty();
    };
  }

  /// `spec.values.a\.b` and `spec.containers.[name=loki].image` as their steps.
  private static List<String> steps(String path) {
    var steps = new ArrayList<String>();
    var step = new StringBuilder();
    int brackets = 0;
    for (int at = 0; at < path.length(); at++) {
      char c = path.charAt(at);
      brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == '\\' && at + 1 < path.length() && path.charAt(at + 1) == '.') {
        at++;
        step.append('.');
      } else if (c == '.' && brackets == 0) {
        steps.add(step.toString());
        step.setLength(0);
      } else {
        step.append(c);
      }
    }
    steps.add(step.toString());
    return steps;
  }
}
