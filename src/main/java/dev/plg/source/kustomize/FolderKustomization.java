package dev.plg.source.kustomize;

import dev.plg.finding.Location;
import dev.plg.source.files.Documents;
import dev.plg.source.files.Repository;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The kustomization of a folder as a controller sees it: the folder's own, or one of all its
/// manifests, with the controller's changes in it.
public final class FolderKustomization {

  private static final int DEEPEST = 12;

  private FolderKustomization() {}

  /// The kustomization of a folder, with changes over it.
  ///
  /// @param changes fields of a kustomization
  public static KustomizationFile of(Path folder, Mapping changes, Documents documents) {
    var own = KustomizationFile.in(folder, documents);
    if (own.isPresent()) {
      return KustomizationFile.of(own.get().file(), folder, edited(own.get().tree(), changes));
    }
    List<String> resources = new ArrayList<>();
    collect(folder, folder, documents, resources, 0);
    Location place = changes.place();
    List<Node> items =
        resources.stream().<Node>map(it -> new Scalar(Scalar.Kind.STRING, it, place)).toList();
    Mapping tree =
        changes.toBuilder()
            .add(new Mapping.Entry("resources", place, new Sequence(items, place), ""))
            .build();
    return KustomizationFile.of(folder.resolve("kustomization.yaml"), folder, tree);
  }

  /// The controller writes into the file: what is a list goes behind the own, a text in its place.
  // fluxcd/pkg/kustomize kustomize_generator.go WriteFile
  private static Mapping edited(Mapping own, Mapping changes) {
    Mapping.Builder all = own.toBuilder();
    for (Mapping.Entry change : changes.entries()) {
      Node value =
          change.value() instanceof Sequence more
              ? new Sequence(
                  Stream.concat(own.sequence(change.key()).items().stream(), more.items().stream())
                      .toList(),
                  more.place())
              : change.value();
      all.add(new Mapping.Entry(change.key(), change.keyPlace(), value, ""));
    }
    return all.build();
  }

  /// Manifests, however deep; a folder with a kustomization of its own is one resource.
  // fluxcd/pkg/kustomize kustomize_generator.go scanManifests
  private static void collect(
      Path root, Path folder, Documents documents, List<String> resources, int depth) {
    Repository repository = documents.repository();
    for (Path path : repository.list(folder)) {
      String name = path.getFileName().toString();
      if (name.startsWith(".")) {
        continue;
      }
      if (!repository.isFolder(path)) {
        if (isManifest(name) && isObjects(path, documents)) {
          resources.add(root.relativize(path).toString());
        }
      } else if (KustomizationFile.NAMES.stream()
          .anyMatch(it -> documents.isFile(path.resolve(it)))) {
        resources.add(root.relativize(path).toString());
      } else if (depth < DEEPEST && !documents.isFile(path.resolve("Chart.yaml"))) {
        collect(root, path, documents, resources, depth + 1);
      }
    }
  }

  private static boolean isManifest(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml");
  }

  private static boolean isObjects(Path file, Documents documents) {
    return documents
        .text(file)
        .filter(text -> text.text().contains("kind:") && text.text().contains("apiVersion:"))
        .isPresent();
  }
}
