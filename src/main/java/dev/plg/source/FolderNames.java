package dev.plg.source;

import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.source.argo.Application;
import dev.plg.source.files.Documents;
import dev.plg.source.files.Repository;
import dev.plg.source.files.Repository.Content;
import dev.plg.source.flux.FluxKustomization;
import dev.plg.source.flux.FluxRelease;
import dev.plg.source.flux.OldFluxRelease;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The folders that objects of a repository name: those of Flux and Argo CD. Only files that
/// mention such objects are parsed.
final class FolderNames {

  private static final List<String> MENTIONS =
      List.of(
          "kustomize.toolkit.fluxcd.io/",
          "helm.toolkit.fluxcd.io/",
          "helm.fluxcd.io/",
          "flux.weave.works/",
          "argoproj.io/");

  private final Set<Path> folders = new LinkedHashSet<>();
  private final Set<Path> charts = new LinkedHashSet<>();
  private final Map<Path, List<Mapping>> naming = new HashMap<>();

  private FolderNames() {}

  static FolderNames in(Collection<Path> files, Repository repository) {
    var names = new FolderNames();
    var documents = new Documents(repository);
    for (Path file : files) {
      if (repository.read(file) instanceof Content.Text(String text)
          && MENTIONS.stream().anyMatch(text::contains)) {
        names.add(file, text, documents);
      }
    }
    return names;
  }

  private void add(Path file, String text, Documents documents) {
    List<Mapping> objects =
        YamlReader.readAsHelm(file.toString(), text).documents().stream()
            .map(Document::root)
            .filter(Mapping.class::isInstance)
            .map(Mapping.class::cast)
            .toList();
    Picture picture = PictureBuilder.of(objects);
    Set<Path> before = Set.copyOf(folders);
    picture.objects().forEach(object -> add(object, picture, documents));
    if (!before.equals(folders)) {
      naming.put(file, objects);
    }
  }

  private void add(KubeObject object, Picture picture, Documents documents) {
    FluxRelease.chartFolder(object, documents).ifPresent(charts::add);
    OldFluxRelease.chartFolder(object, documents).ifPresent(charts::add);
    if (object.kind().equals("Kustomization")) {
      FluxKustomization.of(object, picture, documents)
          .map(FluxKustomization::folder)
          .ifPresent(folders::add);
    }
    Releases.applications(object, documents)
        .flatMap(it -> it.sources().stream())
        .flatMap(source -> Application.folder(source, documents).stream())
        .filter(documents.repository()::isFolder)
        .forEach(
            folder -> {
              folders.add(folder);
              charts.add(folder);
            });
  }

  /// The folders that are applied because an object names them.
  Set<Path> folders() {
    return folders;
  }

  /// The folders of charts that a release names.
  Set<Path> charts() {
    return charts;
  }

  /// Whether a file is in a folder that an object names, so that the object's world holds it.
  boolean isBelow(Path file) {
    return folders.stream().anyMatch(folder -> isBelow(file, folder));
  }

  /// Whether a file is in a folder, however deep.
  static boolean isBelow(Path file, Path folder) {
    Path path = file.normalize();
    return folder.toString().isEmpty()
        ? !path.isAbsolute() && !path.startsWith("..")
        : path.startsWith(folder.normalize());
  }

  /// The objects of a file, where it names folders.
  List<Mapping> objects(Path file) {
    return naming.getOrDefault(file, List.of());
  }
}
