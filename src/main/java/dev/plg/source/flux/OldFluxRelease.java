package dev.plg.source.flux;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.ChartSource;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Release;
import dev.plg.source.chart.ClusterSources;
import dev.plg.source.chart.Installation;
import dev.plg.source.chart.LocalChart;
import dev.plg.source.files.Documents;
import dev.plg.source.values.ReadableValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A HelmRelease of Flux 1: helm.fluxcd.io/v1 and flux.weave.works/v1beta1.
// fluxcd/helm-operator docs/references/helmrelease-custom-resource.md
public final class OldFluxRelease {

  private final KubeObject object;
  private final ClusterSources cluster;
  private final List<Finding> gaps = new ArrayList<>();

  private OldFluxRelease(KubeObject object, ClusterSources cluster) {
    this.object = object;
    this.cluster = cluster;
  }

  public static boolean isOne(KubeObject object) {
    return object.kind().equals("HelmRelease")
        && (object.apiVersion().startsWith("helm.fluxcd.io/")
            || object.apiVersion().startsWith("flux.weave.works/"));
  }

  /// The folder of the chart that it names by a path of the repository.
  public static Optional<Path> chartFolder(KubeObject object, Documents documents) {
    return isOne(object)
        ? object.spec().mapping("chart").text("path").map(documents::fromRoot)
        : Optional.empty();
  }

  public static List<Release> of(KubeObject object, ClusterSources cluster) {
    return new OldFluxRelease(object, cluster).releases();
  }

  private List<Release> releases() {
    Mapping spec = object.spec();
    Mapping chart = spec.mapping("chart");
    Optional<LocalChart> local = chart.text("path").flatMap(this::localChart);
    var installation =
        new Installation(
            object.title(),
            object.place(),
            spec.text("releaseName").orElse(object.name()),
            spec.text("targetNamespace").orElse(object.namespace()),
            values(local),
            gaps);
    if (local.isPresent()) {
      return local.get().releases(installation);
    }
    return chart.text("name").stream()
        .map(
            name ->
                installation.of(
                    new ChartSource(
                        name,
                        chart.text("version").orElse(""),
                        chart.text("repository").orElse(""),
                        chart.placeOf("name"),
                        chart.placeOf("version"),
                        chart.find("repository").map(Node::place).orElse(Location.NONE))))
        .toList();
  }

  private Optional<LocalChart> localChart(String path) {
    return LocalChart.in(cluster.documents().fromRoot(path), cluster.documents());
  }

  private Mapping values(Optional<LocalChart> local) {
    Mapping values = Mapping.EMPTY;
    for (Mapping secret : object.spec().sequence("valueFileSecrets").mappings().toList()) {
      values = with(values, "Secret", secret);
    }
    for (Mapping from : object.spec().sequence("valuesFrom").mappings().toList()) {
      values = with(values, "ConfigMap", from.mapping("configMapKeyRef"));
      values = with(values, "Secret", from.mapping("secretKeyRef"));
      values = with(values, from.mapping("chartFileRef"), local);
      from.mapping("externalSourceRef")
          .text("url")
          .ifPresent(
              url ->
                  gaps.add(
                      ClusterSources.gap(
                          from.place(), "the values at %s are not here".formatted(url))));
    }
    return Merge.keepingNulls(values, ReadableValues.of(object.spec().mapping("values")));
  }

  private Mapping with(Mapping values, String kind, Mapping reference) {
    Optional<String> name = reference.text("name");
    if (name.isEmpty()) {
      return values;
    }
    boolean optional = reference.text("optional").filter("true"::equals).isPresent();
    ClusterSources.Found found =
        cluster.text(
            object,
            kind,
            name.get(),
            reference.text("key").orElse("values.yaml"),
            optional,
            reference.placeOf(reference.find("key").isPresent() ? "key" : "name"));
    gaps.addAll(found.gaps());
    return found
        .text()
        .map(text -> Merge.keepingNulls(values, cluster.values(text)))
        .orElse(values);
  }

  private Mapping with(Mapping values, Mapping file, Optional<LocalChart> local) {
    Optional<String> path = file.text("path");
    if (path.isEmpty() || local.isEmpty()) {
      return values;
    }
    Mapping read =
        cluster.documents().values(local.get().resolve(path.get()), file.placeOf("path"));
    return Merge.keepingNulls(values, ReadableValues.of(read));
  }
}
