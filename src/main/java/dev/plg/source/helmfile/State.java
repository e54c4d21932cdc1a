package dev.plg.source.helmfile;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.source.files.Documents;
import dev.plg.source.values.ReadableValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A helmfile in one environment: its bases and parts merged, with the values that its templates
/// see.
// helmfile.readthedocs.io: "Layering", "Environment values"
final class State {

  private final String environment;
  private final Documents documents;
  private final TemplatedFile files;
  private final Deque<Path> open = new ArrayDeque<>();
  private Mapping tree = Mapping.EMPTY;
  private Mapping values;

  /// @param given the values that a helmfile above it hands on
  State(String environment, Mapping given, Documents documents) {
    this.environment = environment;
    this.values = given;
    this.documents = documents;
    this.files = new TemplatedFile(documents);
  }

  /// All layers in one; lists of a later layer go behind those of an earlier one.
  Mapping tree() {
    return tree;
  }

  /// What `.Values` is.
  Mapping values() {
    return values;
  }

  TemplatedFile files() {
    return files;
  }

  /// What `.` is in a helmfile and its values files.
  Mapping context() {
    Mapping environments = Mapping.of("Name", environment, "Values", values);
    return Mapping.builder()
        .put("Values", values)
        .put("StateValues", values)
        .put("Environment", environments)
        .build();
  }

  void read(Path file, Location from) {
    Path path = file.normalize();
    if (open.contains(path)) {
      documents.say(circle(path, from));
      return;
    }
    open.push(path);
    documents.text(path, from).ifPresent(text -> readParts(path, text.text()));
    open.pop();
  }

  /// Each part sees the values of those before it.
  private void readParts(Path file, String text) {
    var part = new StringBuilder();
    int line = 0;
    int first = 0;
    for (String next : text.split("(?<=\n)", -1)) {
      if (next.startsWith("---") && next.strip().equals("---")) {
        readPart(file, part.toString(), first);
        part.setLength(0);
        first = line + 1;
      } else {
        part.append(next);
      }
      line++;
    }
    readPart(file, part.toString(), first);
  }

  /// Twice: the first reading tells the environments, whose values the second one uses.
  private void readPart(Path file, String text, int firstLine) {
    if (text.isBlank()) {
      return;
    }
    Optional<Mapping> environments = part(file, text, firstLine);
    environments.ifPresent(layer -> addValues(file, layer));
    Optional<Mapping> layer = text.contains("{{") ? part(file, text, firstLine) : environments;
    if (layer.isPresent()) {
      for (Node base : layer.get().sequence("bases").items()) {
        path(file, base).ifPresent(path -> read(path, base.place()));
      }
      tree = appending(tree, layer.get());
    }
  }

  private Optional<Mapping> part(Path file, String text, int firstLine) {
    return files.part(file, text, firstLine, context()).flatMap(TemplatedFile::mapping);
  }

  /// The values of the helmfile, and over them those of the environment.
  private void addValues(Path file, Mapping layer) {
    Mapping defaults = Mapping.EMPTY;
    for (Node item : layer.sequence("values").items()) {
      defaults = Merge.over(defaults, values(file, item));
    }
    values = Merge.over(defaults, values);
    Mapping chosen = layer.mapping("environments").mapping(environment);
    for (String list : List.of("values", "secrets")) {
      for (Node item : chosen.sequence(list).items()) {
        values = Merge.over(values, values(file, item));
      }
    }
  }

  /// Values that are written there, or those of a file.
  Mapping values(Path file, Node item) {
    return switch (item) {
      case Mapping mapping -> ReadableValues.of(mapping);
      case Scalar _ ->
          path(file, item)
              .map(path -> ReadableValues.of(files.values(path, context(), item.place())))
              .orElse(Mapping.EMPTY);
      case Sequence _ -> Mapping.EMPTY;
    };
  }

  static Optional<Path> path(Path file, Node item) {
    if (!(item instanceof Scalar scalar) || scalar.isNull() || scalar.text().contains("://")) {
      return Optional.empty();
    }
    try {
      return Optional.of(file.resolveSibling(scalar.text()).normalize());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// Layers of a helmfile: maps merge, lists append.
  // helmfile pkg/state/create.go: mergo.WithAppendSlice
  static Mapping appending(Mapping below, Mapping above) {
    Mapping.Builder all = below.toBuilder();
    if (!below.place().isKnown()) {
      all.at(above.place());
    }
    for (Mapping.Entry entry : above.entries()) {
      Node value =
          switch (entry.value()) {
            case Mapping map -> appending(below.mapping(entry.key()), map);
            case Sequence list ->
                new Sequence(
                    Stream.concat(
                            below.sequence(entry.key()).items().stream(), list.items().stream())
                        .toList(),
                    list.place());
            case Scalar scalar -> scalar;
          };
      all.add(new Mapping.Entry(entry.key(), entry.keyPlace(), value, ""));
    }
    return all.build();
  }

  /// The environments that the layers name; `default` alone where they name none.
  List<String> environments() {
    var names = new ArrayList<String>(tree.mapping("environments").keys());
    return names.isEmpty() ? List.of("default") : names;
  }

  private static Finding circle(Path file, Location from) {
    return Finding.error(
        "source/circle",
        from,
        "'%s' includes itself".formatted(file),
        "helmfile reads it without end",
        "remove one of the references");
  }
}
