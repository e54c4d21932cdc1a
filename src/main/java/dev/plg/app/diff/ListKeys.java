package dev.plg.app.diff;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What tells the items of a list from each other.
final class ListKeys {

  /// By the list's key: what the API server merges a patch by.
  // kubernetes staging/src/k8s.io/api/core/v1/types.go patchMergeKey, listMapKey
  private static final Map<String, List<String>> MERGED =
      Map.of(
          "ports", List.of("containerPort", "port", "protocol"),
          "volumeMounts", List.of("mountPath"),
          "volumeDevices", List.of("devicePath"),
          "hostAliases", List.of("ip"),
          "topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable"),
          "configs", List.of("from"),
          "clients", List.of("url"));

  /// What names an item in most lists, of Kubernetes and of the programs.
  private static final List<String> NAMES =
      List.of("name", "job_name", "from", "url", "uid", "alert", "record", "key", "path", "host");

  /// Lists of Kubernetes in which the order says nothing.
  private static final Set<String> SETS =
      Set.of(
          "tolerations",
          "rules",
          "subjects",
          "verbs",
          "resources",
          "apiGroups",
          "resourceNames",
          "nonResourceURLs",
          "accessModes",
          "ingress",
          "egress",
          "from",
          "to",
          "policyTypes",
          "matchExpressions",
          "mountOptions",
          "add",
          "drop",
          "sources",
          "capabilities",
          "values",
          "nodeSelectorTerms",
          "preferredDuringSchedulingIgnoredDuringExecution",
          "requiredDuringSchedulingIgnoredDuringExecution",
          "except",
          "hosts",
          "tls");

  /// Lists of named items whose order counts all the same.
  private static final Set<String> ORDERED =
      Set.of("initContainers", "pipeline_stages", "relabel_configs", "scrape_configs", "routes");

  private ListKeys() {}

  static boolean isSet(String list) {
    return SETS.contains(list);
  }

  static boolean isOrdered(String list) {
    return ORDERED.contains(list);
  }

  /// What names each item of two lists of one key; empty where nothing tells all of them apart.
  static Optional<Function<Node, String>> of(String list, Sequence before, Sequence after) {
    List<String> keys = MERGED.getOrDefault(list, List.of());
    if (!keys.isEmpty()) {
      Function<Node, String> merged = item -> joined(item, keys);
      if (tellsApart(merged, before) && tellsApart(merged, after)) {
        return Optional.of(merged);
      }
    }
    for (String name : NAMES) {
      Function<Node, String> named = item -> joined(item, List.of(name));
      if (tellsApart(named, before) && tellsApart(named, after)) {
        return Optional.of(named);
      }
    }
    return isArguments(list) ? arguments(before, after) : Optional.empty();
  }

  private static boolean isArguments(String list) {
    return list.equals("args") || list.equals("command");
  }

  /// An option by its name, so that a changed value is one difference.
  private static Optional<Function<Node, String>> arguments(Sequence before, Sequence after) {
    Function<Node, String> option = ListKeys::option;
    return tellsApart(option, before) && tellsApart(option, after)
        ? Optional.of(option)
        : Optional.empty();
  }

  private static String option(Node item) {
    String text = item instanceof Scalar scalar ? scalar.text() : "";
    int equals = text.indexOf('=');
    return text.startsWith("-") && equals > 0 ? text.substring(0, equals) : "";
  }

  private static String joined(Node item, List<String> keys) {
    if (!(item instanceof Mapping mapping)) {
      return "";
    }
    var name = new StringBuilder();
    for (String key : keys) {
      String text = mapping.text(key).orElse("");
      name.append(name.isEmpty() || text.isEmpty() ? "" : "/").append(text);
    }
    return name.isEmpty() && mapping.mapping("metadata").text("name").isPresent()
        ? mapping.mapping("metadata").text("name").orElse("")
        : name.toString();
  }

  private static boolean tellsApart(Function<Node, String> key, Sequence list) {
    Set<String> seen = new HashSet<>();
    return list.items().stream()
        .allMatch(
            item -> {
              String name = key.apply(item);
              return !name.isEmpty() && seen.add(name);
            });
  }
}
