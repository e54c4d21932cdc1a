package dev.plg.view;

import dev.plg.finding.Location;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.stream.Stream;

/// A chart that Flux, Argo CD or k3s is told to install.
///
/// @param repository its URL; empty where it stands in another object
/// @param version a number or a range; empty where none is written
/// @param place of the chart's name
/// @param source what the chart is named in
public record ChartRelease(
    KubeObject object,
    String repository,
    String chart,
    String version,
    Location place,
    Mapping source) {

  /// Those of a picture whose chart's name says that it belongs to this field.
  public static Stream<ChartRelease> in(Picture picture) {
    return Stream.of("HelmRelease", "Application", "HelmChart")
        .flatMap(picture::objects)
        .flatMap(ChartRelease::of);
  }

  private static Stream<ChartRelease> of(KubeObject object) {
    Mapping spec = object.spec();
    return switch (object.kind()) {
      case "HelmRelease" -> ofFlux(object, spec.mapping("chart").mapping("spec"));
      case "Application" ->
          Stream.concat(Stream.of(spec.mapping("source")), spec.sequence("sources").mappings())
              .flatMap(source -> ofArgo(object, source));
      default -> ofChart(object, spec);
    };
  }

  private static Stream<ChartRelease> ofFlux(KubeObject object, Mapping chart) {
    return of(object, chart, "", "chart", "version");
  }

  private static Stream<ChartRelease> ofArgo(KubeObject object, Mapping source) {
    return of(object, source, source.text("repoURL").orElse(""), "chart", "targetRevision");
  }

  /// Flux' HelmChart names a source; that of k3s a repository.
  private static Stream<ChartRelease> ofChart(KubeObject object, Mapping spec) {
    return of(object, spec, spec.text("repo").orElse(""), "chart", "version");
  }

  private static Stream<ChartRelease> of(
      KubeObject object, Mapping tree, String repository, String chart, String version) {
    return tree.text(chart).stream()
        .filter(name -> !name.startsWith(".") && !name.startsWith("/"))
        .map(
            name ->
                new ChartRelease(
                    object,
                    repository,
                    name.substring(name.lastIndexOf('/') + 1),
                    tree.text(version).orElse(""),
                    tree.placeOf(chart),
                    tree));
  }

  public boolean isOfThisField() {
    return List.of(
            "loki",
            "loki-stack",
            "loki-distributed",
            "loki-simple-scalable",
            "promtail",
            "tempo",
            "tempo-distributed",
            "grafana",
            "grafana-agent",
            "alloy",
            "k8s-event-logger",
            "node-problem-detector",
            "kubernetes-event-exporter")
        .contains(chart);
  }
}
