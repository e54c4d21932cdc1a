package dev.plg.source.chart;

import dev.plg.finding.Location;
import dev.plg.picture.ChartAtHand;
import dev.plg.picture.ChartSource;
import dev.plg.picture.Release;
import dev.plg.source.files.Documents;
import dev.plg.source.values.Coalesced;
import dev.plg.source.values.ReadableValues;
import dev.plg.source.values.ValuesTemplates;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A chart in a folder of the repository: most often one that only depends on others.
public final class LocalChart {

  private static final int DEEPEST = 8;

  private static final Pattern PROGRAMS =
      Pattern.compile(
          "loki|promtail|tempo|grafana|alloy|event-exporter|event-logger|node-problem-detector"
              + "|fluent|vector|otel");

  private final Path folder;
  private final Mapping metadata;
  private final Documents documents;
  private final List<Dependency> dependencies;

  private LocalChart(Path folder, Mapping metadata, Documents documents) {
    this.folder = folder;
    this.metadata = metadata;
    this.documents = documents;
    this.dependencies = Dependency.of(folder, metadata, documents);
    // One that Helm refuses stops the whole chart, named in Chart.yaml or not.
    Dependency.archives(folder, documents).forEach(documents::charts);
  }

  /// The chart of a folder; empty where it has no `Chart.yaml`.
  public static Optional<LocalChart> in(Path folder, Documents documents) {
    Path file = folder.resolve("Chart.yaml");
    return documents.isFile(file)
        ? documents.in(file).stream()
            .filter(Mapping.class::isInstance)
            .findFirst()
            .map(root -> new LocalChart(folder, (Mapping) root, documents))
        : Optional.empty();
  }

  public String name() {
    return metadata.text("name").orElse("");
  }

  public Path file() {
    return folder.resolve("Chart.yaml").normalize();
  }

  public List<Dependency> dependencies() {
    return dependencies;
  }

  /// Whether the folder is a copy of one of Grafana's charts, and no chart around it.
  private boolean isCopy() {
    String from =
        metadata.text("home").orElse("") + metadata.sequence("sources").plain().toString();
    return dependencies.stream().noneMatch(it -> it.name().equals(name()))
        && (from.contains("grafana.com") || from.contains("github.com/grafana"));
  }

  /// The releases that an installation of this chart comes to: those of its dependencies, however
  /// deep.
  public List<Release> releases(Installation installation) {
    var releases = new ArrayList<Release>();
    add(installation, releases, 0);
    return releases;
  }

  /// The same, with the release of the chart itself, where it is none of Grafana's.
  public List<Release> withItself(Installation installation) {
    var releases = new ArrayList<Release>();
    if (!isCopy()) {
      releases.add(installation.of(itself()));
    }
    add(installation, releases, 0);
    return releases;
  }

  private void add(Installation installation, List<Release> releases, int depth) {
    Set<String> keys = dependencies.stream().map(Dependency::key).collect(Collectors.toSet());
    Mapping whole = Coalesced.over(values(), installation.values(), keys);
    if (isCopy()) {
      releases.add(installation.with(whole).of(itself()).with(files(installation)));
    }
    if (isCopy() || depth > DEEPEST) {
      return;
    }
    if (dependencies.isEmpty() && isAboutLogs()) {
      releases.add(installation.of(itself()).with(files(installation)));
    }
    Set<Location> read = dependencies.isEmpty() ? Set.of() : read(whole);
    for (Dependency dependency : dependencies) {
      if (dependency.isEnabled(whole)) {
        add(dependency, installation, whole, read, releases, depth);
      }
    }
  }

  /// Whether a template or a value of it names a program of logs or traces.
  private boolean isAboutLogs() {
    return Stream.concat(
            Stream.of(folder.resolve("values.yaml")),
            templates(folder.resolve("templates"), 0).stream())
        .flatMap(file -> documents.text(file).stream())
        .anyMatch(text -> PROGRAMS.matcher(text.text()).find());
  }

  private ChartAtHand files(Installation installation) {
    Path parent = folder.getParent();
    Path path = parent != null && parent.toString().endsWith(".tgz") ? parent : folder;
    return new ChartAtHand(path, installation.values());
  }

  private ChartSource itself() {
    return new ChartSource(
        name(),
        metadata.text("version").orElse(""),
        "",
        metadata.placeOf("name"),
        metadata.placeOf("version"),
        Location.NONE);
  }

  private void add(
      Dependency dependency,
      Installation installation,
      Mapping whole,
      Set<Location> read,
      List<Release> releases,
      int depth) {
    Mapping part = dependency.withoutCondition(Coalesced.of(whole, dependency.key()));
    Installation below = installation.with(part).ofDependency(dependency.key());
    Optional<LocalChart> local =
        dependency.folder(folder, documents).flatMap(it -> in(it, documents));
    if (local.isPresent()) {
      local.get().add(below, releases, depth + 1);
      return;
    }
    Release release = below.of(dependency.chart(), read);
    releases.add(
        dependency
            .archive(folder, documents)
            .map(it -> release.with(new ChartAtHand(it, part)))
            .orElse(release));
    dependency
        .archived(folder, documents)
        .flatMap(it -> in(it, documents))
        .filter(it -> !it.isCopy())
        .ifPresent(it -> it.add(below, releases, depth + 1));
  }

  /// The chart's own values.
  public Mapping values() {
    Path file = folder.resolve("values.yaml");
    return documents.isFile(file)
        ? ReadableValues.of(documents.values(file, Location.of(file().toString())))
        : Mapping.EMPTY;
  }

  /// The places of the values that the chart's own templates name.
  private Set<Location> read(Mapping whole) {
    var places = new TreeSet<Location>();
    for (Path file : templates(folder.resolve("templates"), 0)) {
      documents
          .text(file)
          .ifPresent(text -> places.addAll(ValuesTemplates.named(whole, text.text())));
    }
    return places;
  }

  private List<Path> templates(Path at, int depth) {
    var files = new ArrayList<Path>();
    for (Path path : documents.repository().list(at)) {
      if (!documents.repository().isFolder(path)) {
        files.add(path);
      } else if (depth < DEEPEST) {
        files.addAll(templates(path, depth + 1));
      }
    }
    return files;
  }

  /// What a `valueFiles` or `valuesFiles` of this chart names.
  public Path resolve(String path) {
    return folder.resolve(path).normalize();
  }

  static Optional<Mapping> mapping(List<Node> roots) {
    return roots.stream().filter(Mapping.class::isInstance).map(Mapping.class::cast).findFirst();
  }
}
