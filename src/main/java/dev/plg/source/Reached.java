package dev.plg.source;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.picture.Release;
import dev.plg.source.argo.Application;
import dev.plg.source.files.Documents;
import dev.plg.source.flux.FluxKustomization;
import dev.plg.source.kustomize.Build;
import dev.plg.source.kustomize.Build.Built;
import dev.plg.source.kustomize.InflatedCharts;
import dev.plg.source.kustomize.KustomizationFile;
import dev.plg.yaml.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one entrance to a repository reaches: a kustomization, or an object that names a folder,
/// and whatever the objects there name in turn.
final class Reached {

  /// The kinds of objects that name folders.
  private static final Set<String> NAMING =
      Set.of("Kustomization", "Application", "ApplicationSet");

  private final Documents documents;
  private final List<Mapping> objects = new ArrayList<>();
  private final List<Release> releases = new ArrayList<>();
  private final Set<Path> folders = new LinkedHashSet<>();
  private final Set<Path> partial = new LinkedHashSet<>();
  private final Set<Path> kustomizations = new LinkedHashSet<>();

  Reached(Documents documents) {
    this.documents = documents;
  }

  List<Mapping> objects() {
    return objects;
  }

  /// The releases of the charts that kustomizations inflate.
  List<Release> releases() {
    return releases;
  }

  /// The folders of all kustomizations that took part.
  Set<Path> kustomizations() {
    return kustomizations;
  }

  /// Notes on the kustomizations some of whose objects are not at hand.
  List<Finding> notes() {
    return partial.stream().map(Reached::isPartial).toList();
  }

  private static Finding isPartial(Path kustomization) {
    Path folder = Optional.ofNullable(kustomization.getParent()).orElse(Path.of("."));
    return new Finding(
        "lint/kustomization",
        Severity.NOTE,
        Location.of(kustomization.toString()),
        "some objects of this kustomization are not in these files",
        "it names a remote base, a plugin or a folder that is not here; these were left out",
        "kubectl kustomize %s | plg lint -".formatted(folder));
  }

  /// The objects of a kustomization, and all that they reach.
  void add(KustomizationFile kustomization) {
    follow(built(kustomization));
  }

  private List<Mapping> built(KustomizationFile kustomization) {
    Built built = Build.of(kustomization, documents);
    if (!built.isWhole()) {
      partial.add(kustomization.file());
    }
    for (KustomizationFile part : built.kustomizations()) {
      kustomizations.add(part.folder());
      releases.addAll(InflatedCharts.of(part, documents));
    }
    return built.objects();
  }

  /// Takes objects in, and follows those that name folders of the repository.
  private void follow(List<Mapping> more) {
    objects.addAll(more);
    followOnly(more);
  }

  /// Follows objects that are taken in elsewhere.
  void followOnly(List<Mapping> more) {
    if (more.stream().noneMatch(Reached::mayName)) {
      return;
    }
    Picture picture = PictureBuilder.of(more);
    picture
        .objects("Kustomization")
        .forEach(object -> FluxKustomization.of(object, picture, documents).ifPresent(this::add));
    picture
        .objects()
        .forEach(object -> Releases.applications(object, documents).forEach(this::add));
  }

  private static boolean mayName(Mapping object) {
    return object.text("kind").filter(NAMING::contains).isPresent();
  }

  private void add(FluxKustomization flux) {
    if (folders.add(flux.folder())) {
      follow(flux.objects(built(flux.kustomization())));
    }
  }

  private void add(Application application) {
    for (Mapping source : application.sources()) {
      Optional<Path> folder = Application.folder(source, documents);
      boolean isChart = folder.filter(it -> documents.isFile(it.resolve("Chart.yaml"))).isPresent();
      if (folder.isPresent()
          && !isChart
          && documents.repository().isFolder(folder.get())
          && folders.add(folder.get())) {
        follow(built(application.kustomization(source, folder.get(), documents)));
      }
    }
  }
}
