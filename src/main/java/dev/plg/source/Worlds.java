package dev.plg.source;

import dev.plg.finding.Finding;
import dev.plg.picture.Release;
import dev.plg.source.chart.ChartFolder;
import dev.plg.source.files.Documents;
import dev.plg.source.helmfile.Helmfile;
import dev.plg.source.kustomize.KustomizationFile;
import dev.plg.source.kustomize.KustomizationFile.Reference;
import dev.plg.yaml.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Divides the files of a repository into worlds: each kustomization that nothing else names, each
/// cluster folder, each environment of a helmfile, each chart with its values.
public final class Worlds {

  private final Documents documents;
  private final Set<Path> files;
  private final FolderNames named;
  private final Map<Path, KustomizationFile> kustomizations;
  private final Set<Path> built = new LinkedHashSet<>();
  private final List<World> worlds = new ArrayList<>();
  private final List<Finding> notes = new ArrayList<>();

  private Worlds(Collection<Path> files, Documents documents) {
    this.files = new TreeSet<>(files);
    this.documents = documents;
    this.named = FolderNames.in(this.files, documents.repository());
    this.kustomizations = kustomizations();
  }

  /// The worlds, the folders of charts, and notes on what is in none of the worlds.
  public record Division(List<World> worlds, List<Path> charts, List<Finding> notes) {}

  /// Divides files into worlds.
  ///
  /// @param files all that are looked at, without what is ignored
  public static Division of(Collection<Path> files, Documents documents) {
    var worlds = new Worlds(files, documents);
    worlds.addKustomizations();
    worlds.addHelmfiles();
    worlds.addCharts();
    worlds.addFiles();
    worlds.addCircles();
    return new Division(worlds.worlds, worlds.charts(), worlds.notes);
  }

  /// Files that belong together, whatever they are called.
  public static World together(Collection<Path> files, Documents documents) {
    FolderNames named = FolderNames.in(files, documents.repository());
    var reached = new Reached(documents);
    files.forEach(file -> reached.followOnly(named.objects(file)));
    return new World("", List.of(), reached.objects(), reached.releases());
  }

  /// Whether a file is no manifest, but says what is made of other files.
  public static boolean isSource(Path file) {
    return KustomizationFile.NAMES.contains(name(file))
        || Helmfile.isOne(file)
        || name(file).equals("Chart.yaml");
  }

  private void addKustomizations() {
    Set<Path> inner = new LinkedHashSet<>(named.folders());
    kustomizations.values().forEach(it -> inner.addAll(folders(it)));
    kustomizations.values().stream()
        .filter(it -> !inner.contains(it.folder()) && !it.isComponent())
        .forEach(this::add);
  }

  /// Kustomizations that name each other in a circle have no entrance: each is looked at alone.
  private void addCircles() {
    kustomizations.values().stream()
        .filter(it -> !built.contains(it.folder()) && !it.isComponent())
        .forEach(this::add);
  }

  private Map<Path, KustomizationFile> kustomizations() {
    var all = new LinkedHashMap<Path, KustomizationFile>();
    for (Path file : files) {
      if (KustomizationFile.NAMES.contains(name(file))) {
        KustomizationFile.in(folder(file), documents).ifPresent(it -> all.put(it.folder(), it));
      }
    }
    return all;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Path folder(Path file) {
    return Optional.ofNullable(file.getParent()).orElse(Path.of(""));
  }

  private static List<Path> folders(KustomizationFile kustomization) {
    return Stream.concat(kustomization.resources().stream(), kustomization.components().stream())
        .map(Reference::path)
        .flatMap(path -> kustomization.resolve(path).stream())
        .toList();
  }

  private void add(KustomizationFile kustomization) {
    var reached = new Reached(documents);
    reached.add(kustomization);
    built.addAll(reached.kustomizations());
    worlds.add(
        new World(
            kustomization.file().toString(), List.of(), reached.objects(), reached.releases()));
    notes.addAll(reached.notes());
  }

  /// Each environment of a helmfile that no other one includes.
  private void addHelmfiles() {
    var read = new LinkedHashMap<Path, Helmfile.Read>();
    files.stream()
        .filter(Helmfile::isOne)
        .forEach(file -> read.put(file, Helmfile.of(file, documents)));
    Set<Path> included = new LinkedHashSet<>();
    read.values().forEach(it -> included.addAll(it.included()));
    read.forEach(
        (file, helmfile) -> {
          if (!included.contains(file.normalize())) {
            helmfile.environments().forEach((name, releases) -> add(file + " " + name, releases));
          }
        });
  }

  private void add(String name, List<Release> releases) {
    worlds.add(new World(name, List.of(), List.of(), releases));
  }

  /// Charts that no release names.
  private void addCharts() {
    for (Path folder : charts()) {
      if (!documents.read().contains(folder.resolve("Chart.yaml").normalize())
          && !named.charts().contains(folder.normalize())) {
        ChartFolder chart = ChartFolder.of(folder, files, documents);
        chart.variants().forEach(this::add);
        notes.addAll(chart.notes());
      }
    }
  }

  /// The folders of charts that are not inside another chart.
  private List<Path> charts() {
    var charts = new ArrayList<Path>();
    for (Path file : files) {
      boolean inside = charts.stream().anyMatch(it -> FolderNames.isBelow(file, it));
      if (name(file).equals("Chart.yaml") && !inside) {
        charts.add(folder(file));
      }
    }
    return charts;
  }

  /// Manifests that are part of nothing else. Of folders that name each other in a circle, and so
  /// have no entrance, the files come last.
  private void addFiles() {
    List<Path> charts = charts();
    List<Path> loose =
        files.stream()
            .filter(Worlds::isManifest)
            .filter(file -> charts.stream().noneMatch(it -> FolderNames.isBelow(file, it)))
            .toList();
    Set<Path> taken = new LinkedHashSet<>();
    List<Path> first =
        loose.stream().filter(file -> !named.isBelow(file) && !isPart(file)).toList();
    add(first, taken);
    add(loose.stream().filter(file -> !taken.contains(file) && !isPart(file)).toList(), taken);
  }

  private boolean isPart(Path file) {
    return documents.read().contains(file.normalize());
  }

  private void add(List<Path> loose, Set<Path> taken) {
    taken.addAll(loose);
    worlds(loose)
        .forEach(
            (name, group) -> {
              var reached = new Reached(documents);
              group.forEach(file -> reached.followOnly(named.objects(file)));
              built.addAll(reached.kustomizations());
              // A file that what it names leads back to is part of the build.
              List<Path> files = group.stream().filter(file -> !isPart(file)).toList();
              worlds.add(new World(name, files, reached.objects(), reached.releases()));
              notes.addAll(reached.notes());
            });
  }

  /// The files of each world, by its name. What a kustomization that is built leaves out is not
  /// applied with it.
  private Map<String, List<Path>> worlds(List<Path> loose) {
    var kept = new ArrayList<Path>();
    var leftOut = new ArrayList<Path>();
    loose.forEach(file -> (built.contains(folder(file)) ? leftOut : kept).add(file));
    var all = new LinkedHashMap<String, List<Path>>();
    new ClusterFolders(documents.repository())
        .divide(kept)
        .forEach((name, files) -> addApart(name, files, all));
    leftOut.forEach(
        file -> all.computeIfAbsent(folder(file) + " left out", _ -> new ArrayList<>()).add(file));
    return all;
  }

  /// Files that make the same Application, or the same Kustomization of Flux, are of clusters
  /// apart: `apps-dev.yaml` and `apps-prod.yaml`.
  private void addApart(String name, List<Path> files, Map<String, List<Path>> all) {
    Set<KubeName> seen = new HashSet<>();
    for (Path file : files) {
      Set<KubeName> own =
          named.objects(file).stream().map(KubeName::of).collect(Collectors.toSet());
      boolean isAgain = own.stream().anyMatch(seen::contains);
      seen.addAll(own);
      all.computeIfAbsent(isAgain ? file.toString() : name, _ -> new ArrayList<>()).add(file);
    }
  }

  private record KubeName(String kind, String namespace, String name) {

    static KubeName of(Mapping object) {
      Mapping metadata = object.mapping("metadata");
      return new KubeName(
          object.text("kind").orElse(""),
          metadata.text("namespace").orElse(""),
          metadata.text("name").orElse(""));
    }
  }

  private static boolean isManifest(Path file) {
    String name = name(file).toLowerCase(Locale.ROOT);
    return !KustomizationFile.NAMES.contains(name(file))
        && !Helmfile.isOne(file)
        && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
  }
}
