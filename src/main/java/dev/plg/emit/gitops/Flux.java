package dev.plg.emit.gitops;

import dev.plg.catalog.Chart;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;

/// A `HelmRelease` a release with a source for its chart, for a directory that a Flux Kustomization
/// of the user's points at.
// helm-controller config/crd/bases, docs/spec/v2/helmreleases.md@0f61a86,
// source-controller config/crd/bases@39b711b1
record Flux(GitOpsReleases releases) {

  private static final String SOURCES = "source.toolkit.fluxcd.io/v1";
  private static final String FOR_KUSTOMIZATION = "kustomize.toolkit.fluxcd.io/";
  private static final String INTERVAL = "1h";

  SortedMap<String, String> files() {
    SortedMap<String, String> files = releases.files(Flux::namespace, this::objects);
    List<Mapping> repositories = repositories();
    if (!repositories.isEmpty()) {
      files.put("repositories.yaml", YamlWriter.writeAll(repositories));
    }
    return files;
  }

  private static Mapping namespace(Mapping object) {
    return GitOpsReleases.annotated(
        object,
        FOR_KUSTOMIZATION + "prune",
        "disabled",
        "deleting the namespace would delete the claims and all logs");
  }

  private List<Mapping> objects(GitOpsRelease release) {
    return release.isLocal()
        ? release.objects().stream().map(Flux::asItIs).toList()
        : List.of(values(release), helmRelease(release));
  }

  /// A repository of several charts is named once; a registry has a source for each.
  private List<Mapping> repositories() {
    var repositories = new LinkedHashMap<String, Mapping>();
    for (GitOpsRelease release : releases.all()) {
      Chart chart = release.chart().chart();
      if (chart.isOci()) {
        repositories.put(chart.repository() + "/" + chart.name(), ociRepository(chart));
      } else if (!chart.isLocal()) {
        repositories.putIfAbsent(chart.repository(), helmRepository(chart));
      }
    }
    return List.copyOf(repositories.values());
  }

  private Mapping helmRepository(Chart chart) {
    return object(SOURCES, "HelmRepository", chart.repositoryName())
        .put("spec", Mapping.of("interval", INTERVAL, "url", chart.repository()))
        .build();
  }

  private Mapping ociRepository(Chart chart) {
    Mapping layer =
        Mapping.builder()
            .put("mediaType", "application/vnd.cncf.helm.chart.content.v1.tar+gzip")
            .put("operation", "copy")
            .build();
    Mapping spec =
        Mapping.builder()
            .put("interval", INTERVAL)
            .put("url", chart.repository() + "/" + chart.name())
            .put("ref", Mapping.of("tag", chart.version()))
            .put("layerSelector", layer)
            .build();
    return object(SOURCES, "OCIRepository", chart.name()).put("spec", spec).build();
  }

  /// Inline, kustomize-controller's apply would take out each null, and with it the word that takes
  /// a default of the chart's away.
  private Mapping values(GitOpsRelease release) {
    Mapping.Builder metadata =
        Mapping.builder()
            .put("name", valuesName(release))
            .put("namespace", releases.namespace())
            .put(
                "labels",
                Mapping.of("reconcile.fluxcd.io/watch", "Enabled"),
                "new values are installed at once");
    Mapping object =
        Mapping.builder()
            .put("apiVersion", "v1")
            .put("kind", "ConfigMap")
            .put("metadata", metadata.build())
            .put("data", Mapping.of("values.yaml", release.values()))
            .build();
    return asItIs(object);
  }

  /// A Kustomization with `postBuild` puts its variables in place of every `${…}`, those that a
  /// program reads from its environment too.
  private static Mapping asItIs(Mapping object) {
    return YamlWriter.write(object).contains("${")
        ? GitOpsReleases.annotated(
            object, FOR_KUSTOMIZATION + "substitute", "disabled", "each ${…} is the program's own")
        : object;
  }

  private static String valuesName(GitOpsRelease release) {
    return release.name() + "-values";
  }

  private Mapping helmRelease(GitOpsRelease release) {
    Mapping.Builder spec = Mapping.builder().put("interval", INTERVAL);
    spec.put("timeout", "10m").put("releaseName", release.name());
    addChart(spec, release.chart().chart());
    List<GitOpsRelease> before = releases.before(release);
    spec.putIf(
        !before.isEmpty(), "dependsOn", before.stream().map(it -> named(it.name())).toList());
    spec.put("install", strategy())
        .put(
            "upgrade",
            strategy(),
            "no rollback: an older version may not be able to read what a newer one stored")
        .put("valuesFrom", List.of(valuesFrom(release)));
    return object("helm.toolkit.fluxcd.io/v2", "HelmRelease", release.name())
        .put("spec", spec.build())
        .build();
  }

  private static void addChart(Mapping.Builder spec, Chart chart) {
    if (chart.isOci()) {
      spec.put("chartRef", kind("OCIRepository", chart.name()));
      return;
    }
    Mapping of =
        Mapping.builder()
            .put("chart", chart.name())
            .put("version", chart.version())
            .put("sourceRef", kind("HelmRepository", chart.repositoryName()))
            .build();
    spec.put("chart", Mapping.of("spec", of));
  }

  private static Mapping strategy() {
    Mapping retry = named("RetryOnFailure");
    return Mapping.of("strategy", retry);
  }

  private static Mapping valuesFrom(GitOpsRelease release) {
    return kind("ConfigMap", valuesName(release));
  }

  private static Mapping kind(String kind, String name) {
    return Mapping.of("kind", kind, "name", name);
  }

  private static Mapping named(String name) {
    return Mapping.of("name", name);
  }

  private Mapping.Builder object(String apiVersion, String kind, String name) {
    return Mapping.builder()
        .put("apiVersion", apiVersion)
        .put("kind", kind)
        .put("metadata", Mapping.of("name", name, "namespace", releases.namespace()));
  }
}
