package dev.plg.source.flux;

import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.source.files.Documents;
import dev.plg.source.kustomize.FolderKustomization;
import dev.plg.source.kustomize.KustomizationFile;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Kustomization of Flux: a folder of this repository that it applies, with its own patches over
/// what the folder builds, and with variables substituted.
///
/// @param kustomization the folder's, with the object's changes around it
// fluxcd/kustomize-controller docs/spec/v1/kustomizations.md
public record FluxKustomization(
    Path folder, KustomizationFile kustomization, Optional<Substitution> substitution) {

  /// Empty where the folder is not in this repository.
  public static Optional<FluxKustomization> of(
      KubeObject object, Picture picture, Documents documents) {
    Optional<Path> folder = folder(object, documents);
    return folder
        .filter(documents.repository()::isFolder)
        .map(
            it ->
                new FluxKustomization(
                    it,
                    FolderKustomization.of(it, changes(object.spec()), documents),
                    substitution(object, picture)));
  }

  private static Optional<Path> folder(KubeObject object, Documents documents) {
    String path = object.spec().text("path").orElse("./");
    try {
      boolean isAll = Path.of(path).normalize().toString().isEmpty();
      return isAll && !isOfThis(object) ? Optional.empty() : Optional.of(documents.fromRoot(path));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// Whether all of a source is all of this repository, as `flux bootstrap` names it. Of others, as
  /// the manifests of an operator, a Kustomization often applies all.
  private static boolean isOfThis(KubeObject object) {
    Mapping source = object.spec().mapping("sourceRef");
    return source.text("kind").filter("GitRepository"::equals).isPresent()
        && source.text("name").filter("flux-system"::equals).isPresent();
  }

  /// The fields of the object that kustomize knows by the same name.
  private static Mapping changes(Mapping spec) {
    Mapping.Builder changes = Mapping.builder().at(spec.place());
    for (String key :
        List.of(
            "patches",
            "patchesStrategicMerge",
            "patchesJson6902",
            "images",
            "components",
            "namePrefix",
            "nameSuffix")) {
      spec.entry(key).ifPresent(changes::add);
    }
    spec.entry("targetNamespace")
        .ifPresent(
            it -> changes.add(new Mapping.Entry("namespace", it.keyPlace(), it.value(), "")));
    return changes.build();
  }

  /// Variables of ConfigMaps and Secrets that are not at hand may be any.
  private static Optional<Substitution> substitution(KubeObject object, Picture picture) {
    Mapping postBuild = object.spec().mapping("postBuild");
    if (postBuild.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> known = new HashMap<>();
    boolean open = false;
    for (Mapping from : postBuild.sequence("substituteFrom").mappings().toList()) {
      Optional<KubeObject> holder =
          picture.find(object, from.text("kind").orElse(""), from.text("name").orElse(""));
      open |= holder.isEmpty();
      holder.ifPresent(it -> addAll(it, known));
    }
    for (Mapping.Entry entry : postBuild.mapping("substitute").entries()) {
      add(entry.key(), entry.value(), known);
    }
    return Optional.of(new Substitution(known, open));
  }

  private static void addAll(KubeObject holder, Map<String, String> known) {
    for (String field : List.of("data", "stringData")) {
      for (String key : holder.tree().mapping(field).keys()) {
        holder.text(key).ifPresent(text -> add(key, text, known));
      }
    }
  }

  private static void add(String key, Node value, Map<String, String> known) {
    if (value instanceof Scalar scalar && !scalar.isNull()) {
      known.put(key, scalar.text());
    }
  }

  /// The objects of the folder as they are applied.
  public List<Mapping> objects(List<Mapping> built) {
    return substitution.map(it -> built.stream().map(it::in).toList()).orElse(built);
  }
}
