package dev.plg.source.kustomize;

import dev.plg.finding.Location;
import dev.plg.source.files.Documents;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A `kustomization.yaml`, and what it names.
///
/// @param folder that its paths start at
public record KustomizationFile(Path file, Path folder, Mapping tree) {

  public static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  /// A path, or an address, with the place where it is named.
  public record Reference(String path, Location place) {

    /// Whether it is not a path of this repository.
    // kustomize api/internal/git/repospec.go
    public boolean isRemote() {
      return path.contains("://")
          || path.contains("?ref=")
          || path.startsWith("git@")
          || path.startsWith("github.com/")
          || path.startsWith("git::")
          || (path.contains("//") && path.indexOf('.') > 0 && !path.startsWith("."));
    }
  }

  /// The kustomization of a folder; empty where it has none.
  public static Optional<KustomizationFile> in(Path folder, Documents documents) {
    return NAMES.stream()
        .map(folder::resolve)
        .filter(documents::isFile)
        .findFirst()
        .map(
            file ->
                new KustomizationFile(
                    file.normalize(), folder.normalize(), tree(documents.in(file))));
  }

  /// The one that Flux or Argo CD would write: it holds no more than its controller says.
  public static KustomizationFile of(Path file, Path folder, Mapping tree) {
    return new KustomizationFile(file, folder, tree);
  }

  private static Mapping tree(List<Node> roots) {
    return !roots.isEmpty() && roots.getFirst() instanceof Mapping mapping
        ? mapping
        : Mapping.EMPTY;
  }

  public boolean isComponent() {
    return tree.text("kind").filter("Component"::equals).isPresent();
  }

  /// Files and folders of objects: `resources`, and the old `bases`.
  public List<Reference> resources() {
    return Stream.of("resources", "bases").flatMap(key -> texts(tree.sequence(key))).toList();
  }

  public List<Reference> components() {
    return texts(tree.sequence("components")).toList();
  }

  private static Stream<Reference> texts(Sequence list) {
    return list.items().stream()
        .filter(item -> item instanceof Scalar scalar && !scalar.isNull())
        .map(item -> new Reference(((Scalar) item).text(), item.place()));
  }

  /// The path of a name in the kustomization; empty where it is none.
  public Optional<Path> resolve(String name) {
    try {
      return Optional.of(folder.resolve(name).normalize());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// The paths of this repository that are parts of the build: none of them is an input of its own.
  // kubernetes-sigs/kustomize api/types/kustomization.go: the fields that name files
  public Set<Path> parts() {
    var parts = new LinkedHashSet<Path>();
    Stream<String> names =
        Stream.of(
                Stream.concat(resources().stream(), components().stream())
                    .filter(it -> !it.isRemote())
                    .map(Reference::path),
                paths("patches"),
                paths("patchesStrategicMerge"),
                paths("patchesJson6902"),
                paths("replacements"),
                paths("configurations"),
                paths("crds"),
                paths("generators"),
                paths("transformers"),
                paths("validators"),
                tree.mapping("openapi").text("path").stream(),
                sources("configMapGenerator"),
                sources("secretGenerator"),
                valuesFiles())
            .flatMap(it -> it);
    names.forEach(name -> resolve(name).ifPresent(parts::add));
    return parts;
  }

  /// Texts of a list, or the `path` of its mappings; a text of several lines is content.
  private Stream<String> paths(String list) {
    return tree.sequence(list).items().stream()
        .flatMap(
            item ->
                switch (item) {
                  case Mapping mapping -> mapping.text("path").stream();
                  case Scalar scalar -> Stream.of(scalar.text());
                  case Sequence _ -> Stream.empty();
                })
        .filter(text -> text.indexOf('\n') < 0 && !text.isEmpty());
  }

  /// `path`, or `key=path`.
  private Stream<String> sources(String generator) {
    return tree.sequence(generator)
        .mappings()
        .flatMap(it -> Stream.of("files", "envs").flatMap(list -> texts(it.sequence(list))))
        .map(it -> it.path().substring(it.path().indexOf('=') + 1));
  }

  private Stream<String> valuesFiles() {
    return tree.sequence("helmCharts")
        .mappings()
        .flatMap(
            chart ->
                Stream.concat(
                    chart.text("valuesFile").stream(),
                    texts(chart.sequence("additionalValuesFiles")).map(Reference::path)));
  }
}
