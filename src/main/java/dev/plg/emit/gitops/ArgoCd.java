package dev.plg.emit.gitops;

import dev.plg.catalog.Chart;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.SortedMap;

/// An `Application` a release, for a directory that an Application of the user's points at.
// argo-cd manifests/crds/application-crd.yaml, docs/user-guide/{helm,sync-options}.md@37ee0097cf
record ArgoCd(GitOpsReleases releases) {

  private static final String WAVE = "argocd.argoproj.io/sync-wave";
  private static final String OPTIONS = "argocd.argoproj.io/sync-options";

  SortedMap<String, String> files() {
    return releases.files(ArgoCd::namespace, this::objects);
  }

  private static Mapping namespace(Mapping object) {
    return GitOpsReleases.annotated(
        GitOpsReleases.annotated(object, WAVE, "-1", ""),
        OPTIONS,
        "Prune=false,Delete=false",
        "deleting the namespace would delete the claims and all logs");
  }

  private List<Mapping> objects(GitOpsRelease release) {
    return release.isLocal()
        ? release.objects().stream()
            .map(object -> GitOpsReleases.annotated(object, WAVE, wave(release), ""))
            .toList()
        : List.of(application(release));
  }

  /// Senders come after receivers. Argo CD waits between the two only where argocd-cm tells it the
  /// health of an Application, which it does not by itself; a sender that is early tries again.
  // argo-cd docs/operator-manual/health.md:54
  private String wave(GitOpsRelease release) {
    return releases.before(release).isEmpty() ? "0" : "1";
  }

  private Mapping application(GitOpsRelease release) {
    Mapping metadata =
        Mapping.builder()
            // Argo CD may write the Application's name into the label that the chart selects by.
            .put("name", release.name(), "that of the release: its objects are labelled with it")
            .put("namespace", "argocd")
            .put("annotations", Mapping.of(WAVE, wave(release)))
            .put(
                "finalizers",
                List.of("resources-finalizer.argocd.argoproj.io"),
                "deleting the Application deletes what it installed, as helm uninstall does")
            .build();
    return Mapping.builder()
        .put("apiVersion", "argoproj.io/v1alpha1")
        .put("kind", "Application")
        .put("metadata", metadata)
        .put("spec", spec(release))
        .build();
  }

  private Mapping spec(GitOpsRelease release) {
    Mapping destination =
        Mapping.builder()
            .put("server", "https://kubernetes.default.svc")
            .put("namespace", releases.namespace())
            .build();
    return Mapping.builder()
        .put("project", "default")
        .put("destination", destination)
        .put("source", source(release))
        .put("syncPolicy", syncPolicy())
        .build();
  }

  /// As `valuesObject` the API server would take out each null, and with it the word that takes a
  /// default of the chart's away.
  private static Mapping source(GitOpsRelease release) {
    Chart chart = release.chart().chart();
    Mapping helm =
        Mapping.builder()
            .put("releaseName", release.name())
            .put("values", release.values(), "a string: in an object, null would be lost")
            .build();
    return Mapping.builder()
        .put(
            "repoURL",
            chart.isOci() ? chart.repository().substring("oci://".length()) : chart.repository())
        .put("chart", chart.name())
        .put("targetRevision", chart.version())
        .put("helm", helm)
        .build();
  }

  /// Without `retry` Argo CD does not try the same revision twice.
  private static Mapping syncPolicy() {
    return Mapping.builder()
        .put("automated", Mapping.of("prune", true, "selfHeal", true))
        .put("retry", Mapping.of("limit", 5))
        .build();
  }
}
