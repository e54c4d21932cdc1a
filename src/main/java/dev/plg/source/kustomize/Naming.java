package dev.plg.source.kustomize;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `namespace`, `namePrefix` and `nameSuffix`, with the references between the objects.
final class Naming {

  /// Kinds that no namespace holds.
  private static final Set<String> OF_CLUSTER =
      Set.of(
          "APIService",
          "CSIDriver",
          "ClusterIssuer",
          "ClusterPolicy",
          "ClusterRole",
          "ClusterRoleBinding",
          "ClusterSecretStore",
          "CustomResourceDefinition",
          "IngressClass",
          "MutatingWebhookConfiguration",
          "Namespace",
          "Node",
          "PersistentVolume",
          "PodSecurityPolicy",
          "PriorityClass",
          "RuntimeClass",
          "StorageClass",
          "ValidatingWebhookConfiguration",
          "VolumeSnapshotClass");

  /// Keys whose mapping has a reference to an object under `name`, or `secretName`, `claimName`.
  private static final Map<String, String> REFERENCES =
      Map.ofEntries(
          Map.entry("configMap", "ConfigMap"),
          Map.entry("configMapRef", "ConfigMap"),
          Map.entry("configMapKeyRef", "ConfigMap"),
          Map.entry("secret", "Secret"),
          Map.entry("secretRef", "Secret"),
          Map.entry("secretKeyRef", "Secret"),
          Map.entry("persistentVolumeClaim", "PersistentVolumeClaim"),
          Map.entry("service", "Service"));

  private final Optional<Scalar> namespace;
  private final String prefix;
  private final String suffix;

  Naming(Mapping kustomization) {
    this.namespace =
        kustomization.find("namespace").filter(Scalar.class::isInstance).map(Scalar.class::cast);
    this.prefix = kustomization.text("namePrefix").orElse("");
    this.suffix = kustomization.text("nameSuffix").orElse("");
  }

  /// The objects in the kustomization's namespace.
  List<KustomizeResource> inNamespace(List<KustomizeResource> resources) {
    return namespace.isEmpty()
        ? resources
        : resources.stream().map(it -> inNamespace(it, namespace.get())).toList();
  }

  private static KustomizeResource inNamespace(KustomizeResource resource, Scalar namespace) {
    if (OF_CLUSTER.contains(resource.kind())) {
      // kustomize api/internal/konfig/builtinpluginconsts/namespace.go: metadata/name of a
      // Namespace
      return switch (resource.kind()) {
        case "Namespace" -> resource.with(withMetadata(resource.tree(), "name", namespace));
        case "ClusterRoleBinding" -> resource.with(subjects(resource.tree(), namespace));
        default -> resource;
      };
    }
    Mapping tree =
        resource.kind().endsWith("RoleBinding")
            ? subjects(resource.tree(), namespace)
            : resource.tree();
    return resource.with(withMetadata(tree, "namespace", namespace));
  }

  // kustomize namespace transformer: only the subject `default`, or one of the same objects; all
  // ServiceAccounts here, since an account of another namespace is rare
  private static Mapping subjects(Mapping binding, Scalar namespace) {
    var subjects = new ArrayList<Node>();
    for (Node item : binding.sequence("subjects").items()) {
      boolean account =
          item instanceof Mapping subject
              && subject.text("kind").filter("ServiceAccount"::equals).isPresent();
      subjects.add(account ? Fields.with((Mapping) item, "namespace", namespace) : item);
    }
    return subjects.isEmpty()
        ? binding
        : Fields.with(
            binding, "subjects", new Sequence(subjects, binding.sequence("subjects").place()));
  }

  private static Mapping withMetadata(Mapping tree, String key, Scalar value) {
    return Fields.with(tree, "metadata", Fields.with(tree.mapping("metadata"), key, value));
  }

  /// The objects with their new names, and with the references between them.
  List<KustomizeResource> renamed(List<KustomizeResource> resources) {
    if (prefix.isEmpty() && suffix.isEmpty()) {
      return resources;
    }
    var names = new HashMap<String, String>();
    List<KustomizeResource> renamed = resources.stream().map(it -> renamed(it, names)).toList();
    return renamed.stream().map(it -> it.with(referring(it.tree(), names))).toList();
  }

  private KustomizeResource renamed(KustomizeResource resource, Map<String, String> names) {
    Optional<Node> name = resource.tree().mapping("metadata").find("name");
    boolean keeps =
        resource.kind().equals("Namespace") || resource.kind().equals("CustomResourceDefinition");
    if (keeps || !(name.orElse(Scalar.NULL) instanceof Scalar old) || old.isNull()) {
      return resource;
    }
    String now = prefix + old.text() + suffix;
    names.put(resource.kind() + " " + old.text(), now);
    return resource.with(
        withMetadata(resource.tree(), "name", new Scalar(Scalar.Kind.STRING, now, old.place())));
  }

  @SuppressWarnings("ReferenceEquality") // an equal value may come from another place
  private static Mapping referring(Mapping tree, Map<String, String> names) {
    Mapping.Builder all = tree.toBuilder();
    for (Mapping.Entry entry : tree.entries()) {
      Node value = referring(entry.key(), entry.value(), names);
      if (value != entry.value()) {
        all.add(new Mapping.Entry(entry.key(), entry.keyPlace(), value, entry.comment()));
      }
    }
    return all.build();
  }

  private static Node referring(String key, Node value, Map<String, String> names) {
    return switch (value) {
      case Mapping mapping -> {
        String kind = REFERENCES.getOrDefault(key, "");
        Mapping below = referring(mapping, names);
        yield kind.isEmpty() ? byKind(below, names) : byName(below, kind, names);
      }
      case Sequence list ->
          new Sequence(
              list.items().stream().map(item -> referring(item(key), item, names)).toList(),
              list.place());
      case Scalar scalar ->
          switch (key) {
            case "serviceAccountName", "serviceAccount" -> named(scalar, "ServiceAccount", names);
            case "serviceName" -> named(scalar, "Service", names);
            default -> scalar;
          };
    };
  }

  /// The items of `imagePullSecrets` name Secrets.
  private static String item(String list) {
    return list.equals("imagePullSecrets") ? "secretRef" : "";
  }

  /// A reference that says its kind: `roleRef`, a subject, `scaleTargetRef`.
  private static Mapping byKind(Mapping reference, Map<String, String> names) {
    return reference.find("apiVersion").isPresent() && reference.find("metadata").isPresent()
        ? reference
        : reference.text("kind").map(kind -> byName(reference, kind, names)).orElse(reference);
  }

  private static Mapping byName(Mapping reference, String kind, Map<String, String> names) {
    Mapping changed = reference;
    for (String key : List.of("name", "secretName", "claimName")) {
      if (reference.find(key).orElse(Scalar.NULL) instanceof Scalar name && !name.isNull()) {
        changed = Fields.with(changed, key, named(name, kind, names));
      }
    }
    return changed;
  }

  private static Scalar named(Scalar old, String kind, Map<String, String> names) {
    String now = names.getOrDefault(kind + " " + old.text(), old.text());
    return now.equals(old.text()) ? old : new Scalar(Scalar.Kind.STRING, now, old.place());
  }
}
