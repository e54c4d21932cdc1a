package dev.plg.app.lint;

import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a `kustomization.yaml` says of the files beside it.
///
/// @param parts the files that are no objects of their own: patches, and what generators and
///   transformers read
record Kustomization(Set<Path> parts) {

  private static final Set<String> NAMES =
      Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private static final List<String> LISTS =
      List.of(
          "patchesStrategicMerge", "patches", "patchesJson6902", "replacements", "configurations");

  private static final List<String> GENERATORS = List.of("configMapGenerator", "secretGenerator");

  /// A file's kustomization; empty where it is none. What cannot be read names no parts.
  // kubernetes-sigs/kustomize api/types/kustomization.go: the fields that name files
  static Optional<Kustomization> of(Path file) throws IOException {
    if (!NAMES.contains(file.getFileName().toString())
        || !Files.isReadable(file)
        || Files.size(file) > YamlReader.DEFAULT_LIMIT) {
      return Optional.empty();
    }
    var parts = new HashSet<Path>();
    for (Document document :
        YamlReader.read(file.toString(), Files.readAllBytes(file)).documents()) {
      if (document.root() instanceof Mapping root) {
        LISTS.forEach(list -> root.sequence(list).items().forEach(it -> add(file, it, parts)));
        GENERATORS.forEach(
            list -> root.sequence(list).items().forEach(it -> addSources(file, it, parts)));
      }
    }
    return Optional.of(new Kustomization(Set.copyOf(parts)));
  }

  /// A path alone, or a mapping with a `path`.
  private static void add(Path file, Node node, Set<Path> parts) {
    if (node instanceof Mapping mapping) {
      mapping.text("path").ifPresent(path -> add(file, path, parts));
    } else if (node instanceof Scalar scalar && !scalar.text().contains("\n")) {
      add(file, scalar.text(), parts);
    }
  }

  /// `path`, or `key=path`.
  private static void addSources(Path file, Node generator, Set<Path> parts) {
    if (generator instanceof Mapping mapping) {
      for (Node source : mapping.sequence("files").items()) {
        if (source instanceof Scalar scalar) {
          add(file, scalar.text().substring(scalar.text().indexOf('=') + 1), parts);
        }
      }
    }
  }

  private static void add(Path file, String path, Set<Path> parts) {
    try {
      parts.add(file.resolveSibling(path).normalize());
    } catch (InvalidPathException _) {
      // kustomize finds no file there either
    }
  }
}
