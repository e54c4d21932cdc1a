package dev.plg.app.diff;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Mapping.Entry;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a cluster adds to objects, and the objects that it makes itself: nothing that a manifest
/// sets, so both are left out of a comparison.
final class ServerFields {

  // kubernetes staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go ObjectMeta
  private static final Set<String> METADATA =
      Set.of(
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "generation",
          "managedFields",
          "selfLink",
          "finalizers",
          "ownerReferences",
          "deletionTimestamp",
          "deletionGracePeriodSeconds");

  private static final Set<String> ANNOTATIONS =
      Set.of(
          "kubectl.kubernetes.io/last-applied-configuration",
          "kubectl.kubernetes.io/restartedAt",
          "deployment.kubernetes.io/revision",
          "deprecated.daemonset.template.generation",
          "meta.helm.sh/release-name",
          "meta.helm.sh/release-namespace",
          "pv.kubernetes.io/bind-completed",
          "pv.kubernetes.io/bound-by-controller",
          "pv.kubernetes.io/provisioned-by",
          "volume.beta.kubernetes.io/storage-provisioner",
          "volume.kubernetes.io/storage-provisioner",
          "volume.kubernetes.io/selected-node",
          "config.kubernetes.io/origin",
          "internal.config.kubernetes.io/previousKinds");

  /// Kinds that report what runs, or that controllers make for themselves.
  private static final Set<String> REPORTED =
      Set.of(
          "Event",
          "Endpoints",
          "EndpointSlice",
          "ControllerRevision",
          "Lease",
          "ComponentStatus",
          "Node",
          "PodMetrics",
          "NodeMetrics",
          "CSINode",
          "VolumeAttachment",
          "PodTemplate");

  /// Kinds that controllers make of another object.
  private static final Set<String> OWNED =
      Set.of("Pod", "ReplicaSet", "Job", "PersistentVolumeClaim", "ConfigMap", "Secret");

  private static final Set<String> CERTIFICATES =
      Set.of("kube-root-ca.crt", "openshift-service-ca.crt");

  private ServerFields() {}

  /// Whether an object is one that no manifest has.
  static boolean isOfServer(Mapping object) {
    String kind = object.text("kind").orElse("");
    Mapping metadata = object.mapping("metadata");
    boolean isLive = isLive(object);
    String name = metadata.text("name").orElse("");
    return REPORTED.contains(kind)
        || (isLive && OWNED.contains(kind) && isOwned(metadata))
        || (kind.equals("ConfigMap") && CERTIFICATES.contains(name))
        || (isLive && kind.equals("ServiceAccount") && name.equals("default"))
        || (kind.equals("Secret") && isOfServer(object.text("type").orElse("")))
        || isTest(metadata);
  }

  /// Whether the API server printed an object.
  static boolean isLive(Mapping object) {
    Mapping metadata = object.mapping("metadata");
    return metadata.find("uid").isPresent() || metadata.find("resourceVersion").isPresent();
  }

  private static boolean isOwned(Mapping metadata) {
    return metadata.sequence("ownerReferences").mappings().anyMatch(it -> it.isOn("controller"));
  }

  /// A record of Helm's, or the token of a ServiceAccount.
  private static boolean isOfServer(String type) {
    return type.equals("helm.sh/release.v1") || type.equals("kubernetes.io/service-account-token");
  }

  /// `helm test` alone runs these.
  private static boolean isTest(Mapping metadata) {
    return metadata.mapping("annotations").text("helm.sh/hook").orElse("").startsWith("test");
  }

  /// An object as its manifest would be.
  static Mapping without(Mapping object) {
    Mapping.Builder bare = object.toBuilder().remove("status");
    if (object.find("metadata").orElse(Scalar.NULL) instanceof Mapping metadata) {
      bare.put("metadata", metadata(metadata));
    }
    String kind = object.text("kind").orElse("");
    if (kind.equals("Namespace")) {
      bare.remove("spec");
    }
    if (kind.equals("ServiceAccount")) {
      bare.remove("secrets");
    }
    if (kind.equals("Secret")) {
      secret(object, bare);
    }
    if (ObjectName.of(object).isOfKubernetes()) {
      return ServerDefaults.without(kind, withTemplates(bare.build()));
    }
    return bare.build();
  }

  private static Mapping metadata(Mapping metadata) {
    Mapping.Builder bare = Mapping.builder().at(metadata.place());
    for (Entry entry : metadata.entries()) {
      if (!METADATA.contains(entry.key())) {
        switch (entry.key()) {
          case "annotations" -> texts(entry, bare, ANNOTATIONS);
          case "labels" -> texts(entry, bare, Set.of("kubernetes.io/metadata.name"));
          default -> bare.add(entry);
        }
      }
    }
    return bare.build();
  }

  private static void texts(Entry entry, Mapping.Builder metadata, Set<String> left) {
    if (entry.value() instanceof Mapping texts) {
      List<Entry> kept = texts.entries().stream().filter(it -> !left.contains(it.key())).toList();
      if (!kept.isEmpty()) {
        metadata.add(new Entry(entry.key(), entry.keyPlace(), Mapping.of(kept, texts.place()), ""));
      }
    }
  }

  /// The metadata of pods and of claims that a workload makes.
  private static Mapping withTemplates(Mapping object) {
    if (!(object.find("spec").orElse(Scalar.NULL) instanceof Mapping spec)) {
      return object;
    }
    Mapping.Builder changed = spec.toBuilder();
    spec.find("template").ifPresent(it -> changed.put("template", template(it)));
    spec.find("volumeClaimTemplates")
        .filter(Sequence.class::isInstance)
        .map(Sequence.class::cast)
        .ifPresent(
            it ->
                changed.put(
                    "volumeClaimTemplates",
                    new Sequence(
                        it.items().stream().map(ServerFields::claim).toList(), it.place())));
    return object.toBuilder().put("spec", changed.build()).build();
  }

  private static Node template(Node node) {
    return node instanceof Mapping template
            && template.find("metadata").orElse(Scalar.NULL) instanceof Mapping metadata
        ? template.toBuilder().put("metadata", metadata(metadata)).build()
        : node;
  }

  private static Node claim(Node node) {
    return node instanceof Mapping claim && template(claim) instanceof Mapping bare
        ? bare.toBuilder().remove("apiVersion").remove("kind").remove("status").build()
        : node;
  }

  /// `stringData` is stored as `data`; both are compared as texts.
  private static void secret(Mapping object, Mapping.Builder bare) {
    bare.remove("stringData");
    Mapping.Builder data = Mapping.builder().at(object.mapping("data").place());
    object.mapping("data").entries().forEach(it -> data.add(decoded(it)));
    data.addAll(object.mapping("stringData"));
    bare.put("data", data.build());
  }

  private static Entry decoded(Entry entry) {
    return entry.value() instanceof Scalar scalar && scalar.isString()
        ? new Entry(
            entry.key(),
            entry.keyPlace(),
            text(scalar)
                .<Node>map(it -> new Scalar(Scalar.Kind.STRING, it, scalar.place()))
                .orElse(scalar),
            "")
        : entry;
  }

  private static Optional<String> text(Scalar scalar) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(scalar.text());
      return Stream.of(new String(bytes, StandardCharsets.UTF_8))
          .filter(it -> it.indexOf('\uFFFD') < 0)
          .findFirst();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
