package dev.plg.source.kustomize;

import dev.plg.finding.Location;
import dev.plg.picture.ChartSource;
import dev.plg.picture.Release;
import dev.plg.source.chart.Installation;
import dev.plg.source.chart.LocalChart;
import dev.plg.source.files.Documents;
import dev.plg.source.values.ReadableValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The charts that a kustomization inflates.
// kustomize api/types/helmchartargs.go;
// plugin/builtin/helmchartinflationgenerator/HelmChartInflationGenerator.go
public final class InflatedCharts {

  private final KustomizationFile kustomization;
  private final Documents documents;

  private InflatedCharts(KustomizationFile kustomization, Documents documents) {
    this.kustomization = kustomization;
    this.documents = documents;
  }

  public static List<Release> of(KustomizationFile kustomization, Documents documents) {
    var charts = new InflatedCharts(kustomization, documents);
    Mapping tree = kustomization.tree();
    Stream<Mapping> generators =
        tree.sequence("generators").items().stream().flatMap(charts::generators);
    Stream<Mapping> old =
        tree.sequence("helmChartInflationGenerator").mappings().map(InflatedCharts::modern);
    return Stream.of(tree.sequence("helmCharts").mappings(), generators, old)
        .flatMap(it -> it)
        .flatMap(it -> charts.releases(it).stream())
        .toList();
  }

  /// Files of `generators` that inflate a chart.
  private Stream<Mapping> generators(Node item) {
    return item instanceof Scalar path && path.text().indexOf('\n') < 0
        ? kustomization.resolve(path.text()).stream()
            .flatMap(file -> documents.in(file).stream())
            .filter(Mapping.class::isInstance)
            .map(Mapping.class::cast)
            .filter(it -> it.text("kind").filter("HelmChartInflationGenerator"::equals).isPresent())
        : Stream.empty();
  }

  /// An entry of the old field in the words of the new one.
  private static Mapping modern(Mapping old) {
    Mapping.Builder entry = old.toBuilder();
    rename(old, "chartName", "name", entry);
    rename(old, "chartVersion", "version", entry);
    rename(old, "chartRepoUrl", "repo", entry);
    rename(old, "values", "valuesFile", entry);
    return entry.build();
  }

  private static void rename(Mapping old, String was, String is, Mapping.Builder entry) {
    old.entry(was).ifPresent(it -> entry.add(new Mapping.Entry(is, it.keyPlace(), it.value(), "")));
  }

  private List<Release> releases(Mapping entry) {
    Optional<String> name = entry.text("name");
    if (name.isEmpty()) {
      return List.of();
    }
    var installation =
        new Installation(
            "chart %s of %s".formatted(name.get(), kustomization.file()),
            entry.place(),
            entry.text("releaseName").orElse(name.get()),
            entry.text("namespace").or(() -> kustomization.tree().text("namespace")).orElse(""),
            values(entry),
            List.of());
    Optional<LocalChart> local =
        entry.text("repo").isEmpty() ? local(name.get()) : Optional.empty();
    return local.isPresent()
        ? local.get().releases(installation)
        : List.of(installation.of(source(entry, name.get())));
  }

  private Optional<LocalChart> local(String name) {
    String home = kustomization.tree().mapping("helmGlobals").text("chartHome").orElse("charts");
    return kustomization
        .resolve(home + "/" + name)
        .flatMap(folder -> LocalChart.in(folder, documents));
  }

  private static ChartSource source(Mapping entry, String name) {
    return new ChartSource(
        name.substring(name.lastIndexOf('/') + 1),
        entry.text("version").orElse(""),
        entry.text("repo").orElse(""),
        entry.placeOf("name"),
        entry.placeOf("version"),
        entry.find("repo").map(Node::place).orElse(Location.NONE));
  }

  /// `valuesMerge` says whether the inline values go over the file, under it, or in its place.
  private Mapping values(Mapping entry) {
    Mapping file = entry.find("valuesFile").map(this::file).orElse(Mapping.EMPTY);
    Mapping inline = ReadableValues.of(entry.mapping("valuesInline"));
    Mapping values =
        switch (entry.text("valuesMerge").orElse("override")) {
          case "merge" -> Merge.keepingNulls(inline, file);
          case "replace" -> inline;
          default -> Merge.keepingNulls(file, inline);
        };
    for (Node more : entry.sequence("additionalValuesFiles").items()) {
      values = Merge.keepingNulls(values, file(more));
    }
    return values;
  }

  private Mapping file(Node node) {
    if (!(node instanceof Scalar path) || path.text().contains("://")) {
      return Mapping.EMPTY;
    }
    Optional<Path> at = kustomization.resolve(path.text());
    return at.map(it -> ReadableValues.of(documents.values(it, path.place())))
        .orElse(Mapping.EMPTY);
  }
}
