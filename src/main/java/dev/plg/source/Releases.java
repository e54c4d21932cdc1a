package dev.plg.source;

import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Release;
import dev.plg.source.argo.Application;
import dev.plg.source.argo.ApplicationSet;
import dev.plg.source.chart.ClusterSources;
import dev.plg.source.files.Documents;
import dev.plg.source.flux.FluxRelease;
import dev.plg.source.flux.OldFluxRelease;
import dev.plg.source.k3s.HelmChart;
import java.util.List;
import java.util.stream.Stream;

/// The releases that the objects of a cluster ask for.
public final class Releases {

  private Releases() {}

  /// In the order of the objects.
  public static List<Release> in(Picture picture, Documents documents) {
    var cluster = new ClusterSources(picture, documents);
    return Stream.of("HelmRelease", "HelmChart", "Application", "ApplicationSet")
        .flatMap(picture::objects)
        .flatMap(object -> of(object, cluster))
        .toList();
  }

  private static Stream<Release> of(KubeObject object, ClusterSources cluster) {
    if (FluxRelease.isOne(object)) {
      return FluxRelease.of(object, cluster).stream();
    }
    if (OldFluxRelease.isOne(object)) {
      return OldFluxRelease.of(object, cluster).stream();
    }
    if (HelmChart.isOne(object)) {
      return HelmChart.of(object, cluster).stream();
    }
    return applications(object, cluster.documents())
        .flatMap(it -> it.releases(cluster.documents()).stream());
  }

  /// The Applications that an object is or makes.
  public static Stream<Application> applications(KubeObject object, Documents documents) {
    if (!object.apiVersion().startsWith("argoproj.io/")) {
      return Stream.empty();
    }
    return switch (object.kind()) {
      case "Application" ->
          Stream.of(new Application(object.title(), object.place(), object.name(), object.spec()));
      case "ApplicationSet" -> ApplicationSet.of(object, documents).stream();
      default -> Stream.empty();
    };
  }
}
