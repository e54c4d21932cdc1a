package dev.plg.source.kustomize;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.source.files.Documents;
import dev.plg.source.kustomize.KustomizationFile.Reference;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One build of a kustomization.
public final class Build {

  private final Documents documents;
  private final Deque<KustomizationFile> open = new ArrayDeque<>();
  private final Set<KustomizationFile> kustomizations = new LinkedHashSet<>();
  private boolean whole = true;

  private Build(Documents documents) {
    this.documents = documents;
  }

  /// What a kustomization comes to.
  ///
  /// @param objects after all changes, in their order
  /// @param kustomizations all that took part
  /// @param isWhole false where some objects were not at hand, as those of a remote base
  public record Built(
      List<Mapping> objects, List<KustomizationFile> kustomizations, boolean isWhole) {}

  public static Built of(KustomizationFile kustomization, Documents documents) {
    var build = new Build(documents);
    List<KustomizeResource> built = build.built(kustomization, List.of());
    List<Mapping> objects = built.stream().map(KustomizeResource::tree).toList();
    return new Built(objects, List.copyOf(build.kustomizations), build.whole);
  }

  /// @param given the objects that a component changes
  private List<KustomizeResource> built(
      KustomizationFile kustomization, List<KustomizeResource> given) {
    kustomizations.add(kustomization);
    open.push(kustomization);
    Mapping tree = kustomization.tree();
    List<KustomizeResource> resources = new ArrayList<>(given);
    for (Reference reference : kustomization.resources()) {
      resources.addAll(resource(kustomization, reference));
    }
    whole &=
        tree.sequence("generators").items().stream().allMatch(it -> isChart(kustomization, it));
    // kustomize api/internal/target/kusttarget.go accumulateTarget: generators before components
    resources = new Generators(kustomization, documents).apply(resources);
    for (Reference reference : kustomization.components()) {
      resources = component(kustomization, reference, resources);
    }
    var patches = new Patches(kustomization, documents, whole && !isInflated(tree));
    var naming = new Naming(tree);
    resources = patches.apply(resources);
    resources = naming.inNamespace(resources);
    resources = new Labelling(tree).apply(resources);
    resources = naming.renamed(resources);
    resources = patches.applyLast(resources);
    resources = ImagesAndReplicas.sized(resources, tree);
    resources = new Replacements(kustomization, documents).apply(resources);
    open.pop();
    return resources;
  }

  /// Whether a generator inflates a chart, whose values are judged.
  private boolean isChart(KustomizationFile kustomization, Node generator) {
    return generator instanceof Scalar path
        && kustomization.resolve(path.text()).stream()
            .flatMap(file -> documents.in(file).stream())
            .allMatch(
                it ->
                    it instanceof Mapping made
                        && made.text("kind")
                            .filter("HelmChartInflationGenerator"::equals)
                            .isPresent());
  }

  /// Whether charts add objects that are not at hand.
  private static boolean isInflated(Mapping tree) {
    return Stream.of("helmCharts", "helmChartInflationGenerator")
        .anyMatch(key -> !tree.sequence(key).items().isEmpty());
  }

  private List<KustomizeResource> resource(KustomizationFile from, Reference reference) {
    Optional<Path> path = from.resolve(reference.path());
    if (reference.isRemote() || path.isEmpty()) {
      whole = false;
      return List.of();
    }
    if (documents.repository().isFolder(path.get())) {
      return nested(path.get(), reference.place(), List.of());
    }
    whole &= documents.isFile(path.get());
    return documents.in(path.get(), reference.place()).stream()
        .flatMap(Build::objects)
        .map(KustomizeResource::of)
        .filter(KustomizeResource::isKubernetes)
        .toList();
  }

  private static Stream<Mapping> objects(Node document) {
    if (!(document instanceof Mapping mapping)) {
      return Stream.empty();
    }
    boolean isList =
        mapping.text("kind").filter(it -> it.endsWith("List")).isPresent()
            && mapping.find("items").isPresent();
    return isList ? mapping.sequence("items").mappings() : Stream.of(mapping);
  }

  private List<KustomizeResource> component(
      KustomizationFile from, Reference reference, List<KustomizeResource> resources) {
    Optional<Path> path = from.resolve(reference.path());
    if (reference.isRemote() || path.isEmpty()) {
      whole = false;
      return resources;
    }
    return nested(path.get(), reference.place(), resources);
  }

  private List<KustomizeResource> nested(
      Path folder, Location from, List<KustomizeResource> given) {
    if (open.stream().anyMatch(it -> it.folder().equals(folder))) {
      documents.say(circle(folder, from));
      return given;
    }
    Optional<KustomizationFile> nested = KustomizationFile.in(folder, documents);
    if (nested.isEmpty()) {
      documents.say(noKustomization(folder, from));
      whole = false;
      return given;
    }
    boolean wholeBefore = whole;
    List<KustomizeResource> built = built(nested.get(), given);
    whole &= wholeBefore;
    return built;
  }

  private static Finding circle(Path folder, Location from) {
    return Finding.error(
        "source/circle",
        from,
        "'%s' includes itself".formatted(folder),
        "kustomize stops with `cycle detected`, and nothing is built",
        "remove one of the references");
  }

  private static Finding noKustomization(Path folder, Location from) {
    return Finding.error(
        "source/missing-file",
        from,
        "the folder '%s' has no kustomization.yaml".formatted(folder),
        "kustomize stops here, and nothing is built",
        "add one, or name the files themselves");
  }
}
