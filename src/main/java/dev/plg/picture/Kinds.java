package dev.plg.picture;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.Optional;
import java.util.Set;

/// Which objects a picture keeps, and how much of them: a cluster's dump is large, and most of it
/// has nothing to do with logs and traces.
final class Kinds {

  /// A text of a ConfigMap beyond this many characters is a dashboard or a bundle, no
  /// configuration.
  private static final int LONGEST = 400_000;

  /// What `kubectl apply` writes beside an object: the whole of it once more.
  private static final String APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private Kinds() {}

  static boolean matters(KubeObject object) {
    return switch (object.kind()) {
      case "Deployment",
          "StatefulSet",
          "DaemonSet",
          "ReplicaSet",
          "Job",
          "CronJob",
          "Pod",
          "ReplicationController",
          "Service",
          "ServiceAccount",
          "ConfigMap",
          "Secret",
          "PersistentVolumeClaim",
          "PersistentVolume",
          "StorageClass",
          "Namespace",
          "Role",
          "ClusterRole",
          "RoleBinding",
          "ClusterRoleBinding",
          "NetworkPolicy",
          "Ingress",
          "PodDisruptionBudget",
          "HorizontalPodAutoscaler",
          "PodSecurityPolicy" ->
          !object.apiVersion().contains("serving.knative");
      case "HelmRepository", "OCIRepository", "GitRepository" ->
          object.apiVersion().startsWith("source.toolkit.fluxcd.io/");
      case "HelmRelease" ->
          object.apiVersion().startsWith("helm.toolkit.fluxcd.io/")
              || object.apiVersion().startsWith("helm.fluxcd.io/")
              || object.apiVersion().startsWith("flux.weave.works/");
      case "HelmChart" ->
          object.apiVersion().startsWith("helm.cattle.io/")
              || object.apiVersion().startsWith("source.toolkit.fluxcd.io/");
      case "HelmChartConfig" -> object.apiVersion().startsWith("helm.cattle.io/");
      case "Kustomization" -> object.apiVersion().startsWith("kustomize.toolkit.fluxcd.io/");
      case "Application", "ApplicationSet" -> object.apiVersion().startsWith("argoproj.io/");
      case "PrometheusRule" -> object.apiVersion().startsWith("monitoring.coreos.com/");
      case "AlertingRule", "RecordingRule" -> object.apiVersion().startsWith("loki.grafana.com/");
      case "OpenTelemetryCollector",
          "GrafanaDatasource",
          "GrafanaDataSource",
          "GrafanaDashboard",
          "ClusterOutput",
          "Output" ->
          OperatorConfigs.knows(object);
      default -> false;
    };
  }

  /// The object without what the API server adds, and without texts that are no configuration.
  static KubeObject kept(KubeObject object) {
    Mapping tree = withoutOutput(object.tree());
    if (object.isText()) {
      tree = withoutLongTexts(tree);
    }
    return object.with(tree);
  }

  /// An object that does not matter, as far as it has a name.
  static Mapping named(Mapping tree) {
    return withoutOutput(only(tree, Set.of("apiVersion", "kind", "metadata")));
  }

  private static Mapping only(Mapping mapping, Set<String> keys) {
    return Mapping.of(
        mapping.entries().stream().filter(it -> keys.contains(it.key())).toList(), mapping.place());
  }

  private static Mapping withoutOutput(Mapping tree) {
    Mapping metadata = tree.mapping("metadata");
    Optional<Mapping.Entry> applied = metadata.mapping("annotations").entry(APPLIED);
    if (tree.find("status").isEmpty()
        && metadata.find("managedFields").isEmpty()
        && applied.isEmpty()) {
      return tree;
    }
    Mapping.Builder rest = metadata.toBuilder().remove("managedFields");
    if (applied.isPresent()) {
      Mapping.Entry annotations = metadata.entry("annotations").orElseThrow();
      Mapping kept =
          metadata.mapping("annotations").toBuilder().add(emptied(applied.get())).build();
      rest.add(new Mapping.Entry("annotations", annotations.keyPlace(), kept, ""));
    }
    Mapping cut = rest.build();
    Mapping.Builder kept = tree.toBuilder().remove("status");
    tree.entry("metadata")
        .ifPresent(entry -> kept.add(new Mapping.Entry("metadata", entry.keyPlace(), cut, "")));
    return kept.build();
  }

  private static Mapping withoutLongTexts(Mapping tree) {
    return withoutLongTexts(withoutLongTexts(tree, "data"), "binaryData");
  }

  private static Mapping withoutLongTexts(Mapping tree, String key) {
    Mapping data = tree.mapping(key);
    if (data.entries().stream().noneMatch(entry -> isLong(entry.value()))) {
      return tree;
    }
    Mapping.Builder kept = data.toBuilder();
    for (Mapping.Entry entry : data.entries()) {
      if (isLong(entry.value())) {
        kept.add(emptied(entry));
      }
    }
    Mapping.Builder whole = tree.toBuilder();
    tree.entry(key)
        .ifPresent(entry -> whole.add(new Mapping.Entry(key, entry.keyPlace(), kept.build(), "")));
    return whole.build();
  }

  private static Mapping.Entry emptied(Mapping.Entry entry) {
    var nothing = new Scalar(Scalar.Kind.STRING, "", entry.value().place());
    return new Mapping.Entry(entry.key(), entry.keyPlace(), nothing, "");
  }

  private static boolean isLong(Node value) {
    return value instanceof Scalar scalar && scalar.text().length() > LONGEST;
  }
}
