package dev.plg.emit.helm;

import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.picture.ImageName;
import dev.plg.picture.chart.ChartObjects;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The parts of objects that rules look at, as text: what a chart renders and what plg assumes have
/// to be the same in them. A workload that runs a program of plg's must be assumed; of others, and
/// of the containers beside a program, only those are compared that are.
final class ModelledParts {

  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  private static final List<String> POD =
      List.of(
          "serviceAccountName",
          "hostNetwork",
          "securityContext",
          "nodeSelector",
          "tolerations",
          "volumes");

  private static final List<String> CONTAINER =
      List.of(
          "name",
          "image",
          "command",
          "env",
          "envFrom",
          "ports",
          "securityContext",
          "livenessProbe",
          "readinessProbe",
          "resources",
          "volumeMounts");

  private static final List<String> SPEC =
      List.of(
          "type",
          "clusterIP",
          "publishNotReadyAddresses",
          "selector",
          "scaleTargetRef",
          "minReplicas",
          "maxReplicas",
          "accessModes",
          "resources");

  /// Lists whose order means nothing.
  private static final Set<String> UNORDERED =
      Set.of("volumes", "volumeMounts", "env", "ports", "claims");

  private ModelledParts() {}

  static String of(ChartObjects assumed) {
    return print(byId(assumed.objects()), byId(assumed.objects()), assumed.trees());
  }

  /// @param hasPods whether workloads are assumed at all
  static String of(List<Mapping> rendered, ChartObjects assumed, boolean hasPods) {
    Map<String, Mapping> all = byId(rendered);
    all.values().removeIf(it -> !hasPods && WORKLOADS.contains(it.text("kind").orElse("")));
    return print(all, byId(assumed.objects()), new IdentityHashMap<>());
  }

  private static Map<String, Mapping> byId(List<Mapping> objects) {
    Map<String, Mapping> byId = new LinkedHashMap<>();
    objects.stream().filter(object -> !isHook(object)).forEach(it -> byId.put(id(it), it));
    return byId;
  }

  private static String print(
      Map<String, Mapping> objects, Map<String, Mapping> assumed, Map<String, Mapping> trees) {
    Map<String, String> parts = new TreeMap<>();
    objects.forEach(
        (id, object) -> {
          Optional<Mapping> same = Optional.ofNullable(assumed.get(id));
          String kind = object.text("kind").orElseThrow();
          if (WORKLOADS.contains(kind)) {
            if (same.isPresent() || containers(object).anyMatch(ModelledParts::isKnown)) {
              Mapping other = same.orElse(Mapping.EMPTY);
              parts.put(id, YamlWriter.write(bare(workload(object, other), "")));
            }
          } else if (same.isPresent() && (kind.equals("ConfigMap") || kind.equals("Secret"))) {
            for (String key : texts(same.get()).keys()) {
              texts(object)
                  .find(key)
                  .ifPresent(text -> parts.put(id + " " + key, config((Scalar) text, trees)));
            }
          } else if (same.isPresent()) {
            parts.put(id, YamlWriter.write(bare(other(object, same.get()), "")));
          }
        });
    var all = new StringBuilder();
    parts.forEach((id, text) -> all.append("--- ").append(id).append('\n').append(text));
    return all.toString();
  }

  private static boolean isHook(Mapping object) {
    return object.mapping("metadata").mapping("annotations").find("helm.sh/hook").isPresent();
  }

  private static String id(Mapping object) {
    return object.text("kind").orElseThrow()
        + " "
        + object.mapping("metadata").text("name").orElseThrow();
  }

  private static Mapping texts(Mapping object) {
    if (object.mapping("data").isEmpty()) {
      return object.mapping("stringData");
    }
    if (!object.is("kind", "Secret")) {
      return object.mapping("data");
    }
    Mapping.Builder decoded = Mapping.builder();
    for (Mapping.Entry entry : object.mapping("data").entries()) {
      byte[] bytes = Base64.getMimeDecoder().decode(((Scalar) entry.value()).text());
      decoded.put(entry.key(), new String(bytes, StandardCharsets.UTF_8));
    }
    return decoded.build();
  }

  private static Stream<Mapping> containers(Mapping workload) {
    return workload
        .mapping("spec")
        .mapping("template")
        .mapping("spec")
        .sequence("containers")
        .mappings();
  }

  private static boolean isKnown(Mapping container) {
    ImageName image = ImageName.of(container.text("image").orElse(""), Location.NONE);
    return Program.ofImage(image.repository()).isPresent();
  }

  private static String config(Scalar text, Map<String, Mapping> trees) {
    Mapping known = trees.get(text.text());
    Optional<Node> tree =
        known != null
            ? Optional.of(known)
            : YamlReader.read("", text.text()).documents().stream().map(Document::root).findFirst();
    return tree.filter(Mapping.class::isInstance)
        .map(it -> YamlWriter.write(bare(it, "")))
        .orElse(text.text().strip() + "\n");
  }

  private static Mapping workload(Mapping object, Mapping assumed) {
    Mapping spec = object.mapping("spec");
    Mapping template = spec.mapping("template");
    boolean isPlanned =
        assumed.mapping("spec").keys().stream().anyMatch(key -> key.endsWith("trategy"));
    return Mapping.builder()
        .put("replicas", spec.find("replicas"))
        .putIf(isPlanned, "strategy", spec.find("strategy").or(() -> spec.find("updateStrategy")))
        .put("podManagementPolicy", spec.find("podManagementPolicy"))
        .put("serviceName", spec.find("serviceName"))
        .put("selector", spec.find("selector"))
        .put("claims", claims(spec))
        .put("retention", spec.find("persistentVolumeClaimRetentionPolicy"))
        .put("podLabels", labels(template, assumed))
        .put("pod", pod(template.mapping("spec"), assumed))
        .put("containers", containers(object, assumed))
        .build();
  }

  private static Mapping pod(Mapping spec, Mapping assumed) {
    Mapping pod = only(spec, POD);
    Mapping same = assumed.mapping("spec").mapping("template").mapping("spec");
    return pod.toBuilder()
        // the old name of the same field
        .with(
            "serviceAccountName",
            spec.find("serviceAccountName").or(() -> spec.find("serviceAccount")))
        .put("volumes", named(pod, same, "volumes"))
        .build();
  }

  private static Mapping labels(Mapping template, Mapping assumed) {
    Set<String> keys =
        assumed.mapping("spec").mapping("template").mapping("metadata").mapping("labels").keys();
    return only(template.mapping("metadata").mapping("labels"), List.copyOf(keys));
  }

  private static List<Mapping> containers(Mapping object, Mapping assumed) {
    Map<String, Mapping> known = new LinkedHashMap<>();
    containers(assumed).forEach(it -> known.put(it.text("name").orElse(""), it));
    return containers(object)
        .filter(it -> isKnown(it) || known.containsKey(it.text("name").orElse("")))
        .map(it -> container(it, known.getOrDefault(it.text("name").orElse(""), Mapping.EMPTY)))
        .toList();
  }

  private static Mapping container(Mapping container, Mapping assumed) {
    List<String> wanted = assumed.sequence("args").texts().toList();
    List<String> args =
        container
            .sequence("args")
            .texts()
            .filter(arg -> isKnown(container) || wanted.contains(arg))
            .toList();
    List<String> keys =
        isKnown(container)
            ? CONTAINER
            : CONTAINER.stream().filter(assumed.keys()::contains).toList();
    Mapping kept = only(container, keys).toBuilder().put("args", args).build();
    return isKnown(container) ? withAssumed(kept, assumed) : kept;
  }

  /// What the charts of Grafana and Tempo add to the lists of a container whatever the values say
  /// is not assumed.
  private static Mapping withAssumed(Mapping container, Mapping assumed) {
    if (!Set.of("grafana", "tempo").contains(container.text("name").orElse(""))) {
      return container;
    }
    Mapping.Builder kept = container.toBuilder();
    for (String list : List.of("env", "ports", "volumeMounts")) {
      kept.put(list, named(container, assumed, list));
    }
    return kept.build();
  }

  private static List<Mapping> named(Mapping owner, Mapping assumed, String list) {
    Set<String> names =
        assumed
            .sequence(list)
            .mappings()
            .map(it -> it.text("mountPath").or(() -> it.text("name")).orElse(""))
            .collect(Collectors.toSet());
    return owner
        .sequence(list)
        .mappings()
        .filter(it -> names.contains(it.text("mountPath").or(() -> it.text("name")).orElse("")))
        .toList();
  }

  private static List<Mapping> claims(Mapping spec) {
    return spec.sequence("volumeClaimTemplates")
        .mappings()
        .map(
            claim ->
                Mapping.of(
                    "name", claim.mapping("metadata").find("name"), "spec", claim.find("spec")))
        .toList();
  }

  private static Mapping other(Mapping object, Mapping assumed) {
    Set<String> names =
        assumed
            .mapping("spec")
            .sequence("ports")
            .mappings()
            .map(port -> port.text("name").orElse(""))
            .collect(Collectors.toSet());
    Mapping.Builder rest = Mapping.builder();
    for (String key : List.of("rules", "roleRef", "subjects")) {
      rest.put(key, object.find(key));
    }
    for (String key : SPEC) {
      rest.put(key, object.mapping("spec").find(key));
    }
    List<Mapping> ports =
        object
            .mapping("spec")
            .sequence("ports")
            .mappings()
            .filter(port -> names.contains(port.text("name").orElse("")))
            .map(port -> only(port, List.of("name", "port", "targetPort")))
            .toList();
    if (object.mapping("spec").is("type", "ClusterIP")) {
      rest.remove("type");
    }
    return rest.put("ports", ports).build();
  }

  private static Mapping only(Mapping mapping, List<String> keys) {
    Mapping.Builder kept = Mapping.builder();
    keys.forEach(key -> kept.put(key, mapping.find(key)));
    return kept.build();
  }

  /// Without places, nulls, empty maps and lists, and types of scalars; keys by name.
  private static Node bare(Node node, String key) {
    return switch (node) {
      // a tag beside a digest only tells people the version
      case Scalar scalar -> Scalar.of(scalar.text().replaceFirst(":[^:@/]+@sha256:", "@sha256:"));
      case Sequence sequence -> {
        Stream<Node> items =
            sequence.items().stream()
                .map(item -> bare(item, ""))
                .filter(it -> !it.equals(Mapping.EMPTY));
        boolean isOrdered = !UNORDERED.contains(key);
        yield Sequence.of(
            (isOrdered ? items : items.sorted(Comparator.comparing(Node::toString))).toList());
      }
      case Mapping mapping -> {
        Map<String, Node> kept = new TreeMap<>();
        for (Mapping.Entry entry : mapping.entries()) {
          Node value = bare(entry.value(), entry.key());
          boolean isEmpty =
              entry.value().isNull()
                  || value.equals(Mapping.EMPTY)
                  || value.equals(Sequence.EMPTY)
                  || value.equals(Scalar.of(""));
          if (!isEmpty) {
            kept.put(entry.key(), value);
          }
        }
        yield Mapping.of(kept);
      }
    };
  }
}
