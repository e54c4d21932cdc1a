package dev.plg.source.argo;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.ChartSource;
import dev.plg.picture.Release;
import dev.plg.source.chart.Installation;
import dev.plg.source.chart.LocalChart;
import dev.plg.source.files.Documents;
import dev.plg.source.kustomize.FolderKustomization;
import dev.plg.source.kustomize.KustomizationFile;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An Application of Argo CD.
///
/// @param by the Application, or the set that makes it, as messages name it
/// @param place where that begins
// argo-cd docs/user-guide/helm.md, multiple_sources.md
public record Application(String by, Location place, String name, Mapping spec) {

  /// `source`, and each of `sources`.
  public List<Mapping> sources() {
    return Stream.concat(
            spec.find("source").stream().filter(Mapping.class::isInstance).map(Mapping.class::cast),
            spec.sequence("sources").mappings())
        .toList();
  }

  /// The folder of this repository that a source may name.
  public static Optional<Path> folder(Mapping source, Documents documents) {
    return source.text("path").flatMap(path -> resolve(documents, path));
  }

  static Optional<Path> resolve(Documents documents, String path) {
    try {
      return Optional.of(documents.fromRoot(path));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// What a folder comes to that a source names: its kustomization with the source's changes, or
  /// its manifests.
  public KustomizationFile kustomization(Mapping source, Path folder, Documents documents) {
    Mapping changes = source.mapping("kustomize");
    Mapping.Builder known = Mapping.builder().at(source.place());
    for (String key : List.of("patches", "namePrefix", "nameSuffix", "namespace", "components")) {
      changes.entry(key).ifPresent(known::add);
    }
    return FolderKustomization.of(folder, known.build(), documents);
  }

  /// The charts that it installs.
  public List<Release> releases(Documents documents) {
    var releases = new ArrayList<Release>();
    for (Mapping source : sources()) {
      Optional<LocalChart> local =
          source.find("chart").isPresent()
              ? Optional.empty()
              : folder(source, documents).flatMap(it -> LocalChart.in(it, documents));
      if (local.isPresent() || source.find("chart").isPresent()) {
        releases.addAll(releases(source, local, documents));
      }
    }
    return releases;
  }

  private List<Release> releases(Mapping source, Optional<LocalChart> local, Documents documents) {
    var gaps = new ArrayList<Finding>();
    Mapping values = new HelmSource(source, local, references(), documents, gaps).values();
    var installation =
        new Installation(
            by,
            place,
            source.mapping("helm").text("releaseName").orElse(name),
            spec.mapping("destination").text("namespace").orElse(""),
            values,
            gaps);
    return local.isPresent()
        ? local.get().releases(installation)
        : List.of(installation.of(chart(source)));
  }

  private Set<String> references() {
    return spec.sequence("sources")
        .mappings()
        .flatMap(it -> it.text("ref").stream())
        .collect(Collectors.toSet());
  }

  private static ChartSource chart(Mapping source) {
    String name = source.text("chart").orElse("");
    return new ChartSource(
        name.substring(name.lastIndexOf('/') + 1),
        source.text("targetRevision").orElse(""),
        source.text("repoURL").orElse(""),
        source.placeOf("chart"),
        source.placeOf("targetRevision"),
        source.find("repoURL").map(Node::place).orElse(Location.NONE));
  }
}
