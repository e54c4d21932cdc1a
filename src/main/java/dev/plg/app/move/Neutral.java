package dev.plg.app.move;

import dev.plg.app.diff.ObjectName;
import dev.plg.app.diff.Side;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.view.PodReference;
import dev.plg.yaml.KeptTree;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Mapping.Entry;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Objects under names that say what they are for, without labels: so that two deployments of one
/// stack are alike, whatever they are called.
final class Neutral {

  private static final Set<String> LABELS =
      Set.of("labels", "selector", "matchLabels", "podSelector", "namespaceSelector");

  private final Map<String, String> names = new HashMap<>();
  private final List<Map.Entry<Pattern, String>> hosts = new ArrayList<>();

  private Neutral() {}

  static Side of(Side side) {
    List<Mapping> trees = side.objects().values().stream().map(KeptTree::tree).toList();
    Picture picture = PictureBuilder.of(trees);
    var neutral = new Neutral();
    neutral.name(picture);
    var objects = new LinkedHashMap<ObjectName, KeptTree>();
    side.objects()
        .forEach(
            (name, tree) ->
                objects.put(
                    neutral.name(name), new KeptTree.Whole(neutral.object(name, tree.tree()))));
    return new Side(side.name(), objects, Set.of(), false);
  }

  private void name(Picture picture) {
    for (Workload workload : picture.known().toList()) {
      String role = role(workload);
      String own = title(workload.object());
      if (names.containsKey(own) || names.containsValue(workload.kind() + " " + role)) {
        continue;
      }
      names.put(own, workload.kind() + " " + role);
      picture.servicesOf(workload).forEach(service -> service(service, role));
      Map<String, Integer> seen = new HashMap<>();
      for (PodReference reference : PodReference.by(workload)) {
        String title = reference.kind() + " " + reference.name();
        int count = seen.merge(reference.kind(), 1, Integer::sum);
        names.putIfAbsent(title, "%s %s-%d".formatted(reference.kind(), role, count));
      }
      bindings(picture, workload, role);
    }
    picture.objects("PodDisruptionBudget").forEach(it -> selecting(it, "selector", picture));
    picture.objects("NetworkPolicy").forEach(it -> selecting(it, "podSelector", picture));
    names.forEach(
        (was, is) -> {
          if (was.startsWith("Service ")) {
            hosts.add(Map.entry(host(bare(was)), bare(is)));
          }
        });
    hosts.sort(Comparator.comparingInt(it -> -it.getKey().pattern().length()));
  }

  /// A Service's name where it is a host: before its namespace or a port.
  private static Pattern host(String name) {
    return Pattern.compile(
        "(?<![\\w.-])"
            + Pattern.quote(name)
            + "(?:\\.[a-z0-9-]+\\.svc(?:\\.cluster\\.local)?\\.?|(?=:[0-9]{2,5}(?![.0-9])|\\.[a-z0-9-]+[:/]))");
  }

  private static String role(Workload workload) {
    return workload.containers().stream()
        .flatMap(it -> it.program().stream())
        .findFirst()
        .orElseThrow()
        .id();
  }

  private void service(Service service, String role) {
    boolean isHeadless = service.object().spec().is("clusterIP", "None");
    boolean isRing =
        service.object().spec().sequence("ports").mappings().allMatch(it -> it.is("port", "7946"));
    String suffix = isRing ? "-ring" : isHeadless ? "-headless" : "";
    names.putIfAbsent(title(service.object()), "Service " + role + suffix);
  }

  private void bindings(Picture picture, Workload workload, String role) {
    picture
        .bindingsOf(workload)
        .forEach(
            it -> {
              names.putIfAbsent(title(it), it.kind() + " " + role);
              Mapping reference = it.tree().mapping("roleRef");
              String kind = reference.text("kind").orElse("");
              names.putIfAbsent(kind + " " + reference.text("name").orElse(""), kind + " " + role);
            });
  }

  private void selecting(KubeObject object, String key, Picture picture) {
    Map<String, String> labels = new HashMap<>();
    Mapping selector = object.spec().mapping(key).mapping("matchLabels");
    selector.keys().forEach(it -> labels.put(it, selector.text(it).orElse("")));
    Optional<Workload> found =
        picture.selected(labels, object).filter(Workload::isKnown).findFirst();
    found.ifPresent(it -> names.putIfAbsent(title(object), object.kind() + " " + role(it)));
  }

  private static String title(KubeObject object) {
    return object.kind() + " " + object.name();
  }

  private static String bare(String title) {
    return title.substring(title.indexOf(' ') + 1);
  }

  private ObjectName name(ObjectName name) {
    String named =
        name.kind().equals("Namespace")
            ? "namespace"
            : bare(names.getOrDefault(name.kind() + " " + name.name(), " " + name.name()));
    return new ObjectName(name.group(), name.kind(), "", named);
  }

  private Mapping object(ObjectName name, Mapping tree) {
    Mapping bare = mapping(tree, "");
    Mapping metadata =
        bare.mapping("metadata").toBuilder()
            .remove("namespace")
            .put("name", name(name).name())
            .build();
    return bare.toBuilder().put("metadata", metadata).build();
  }

  private Mapping mapping(Mapping mapping, String around) {
    Mapping.Builder changed = Mapping.builder().at(mapping.place());
    for (Entry entry : mapping.entries()) {
      if (!isLeft(entry.key())) {
        Node value = node(around, entry.key(), entry.value());
        boolean isEmptied = value.equals(Mapping.EMPTY) && !entry.value().equals(Mapping.EMPTY);
        if (!isEmptied) {
          changed.add(new Entry(entry.key(), entry.keyPlace(), value, ""));
        }
      }
    }
    return changed.build();
  }

  private static boolean isLeft(String key) {
    return LABELS.contains(key) || key.startsWith("checksum/") || key.equals("namespace");
  }

  /// @param around the key of the mapping that holds the value
  private Node node(String around, String key, Node node) {
    return switch (node) {
      case Mapping mapping -> mapping(mapping, key);
      case Sequence list ->
          new Sequence(
              list.items().stream().map(it -> node(around, key, it)).toList(), list.place());
      case Scalar scalar when scalar.isString() ->
          new Scalar(
              Scalar.Kind.STRING, text(around, key, scalar.text()), scalar.place(), scalar.body());
      case Scalar scalar -> scalar;
    };
  }

  private String text(String around, String key, String text) {
    String kind = kind(around, key);
    if (!kind.isEmpty()) {
      return bare(names.getOrDefault(kind + " " + text, " " + text));
    }
    String changed = text;
    for (Map.Entry<Pattern, String> host : hosts) {
      changed = host.getKey().matcher(changed).replaceAll(host.getValue());
    }
    return changed;
  }

  /// The kind of the object that a text names; empty for any other text.
  private static String kind(String around, String key) {
    return switch (key) {
      case "serviceAccountName" -> "ServiceAccount";
      case "serviceName" -> "Service";
      case "secretName" -> "Secret";
      case "claimName" -> "PersistentVolumeClaim";
      case "name" ->
          switch (around) {
            case "configMap", "configMapRef", "configMapKeyRef" -> "ConfigMap";
            case "secret", "secretRef", "secretKeyRef" -> "Secret";
            case "subjects" -> "ServiceAccount";
            case "roleRef" -> "ClusterRole";
            default -> "";
          };
      default -> "";
    };
  }
}
