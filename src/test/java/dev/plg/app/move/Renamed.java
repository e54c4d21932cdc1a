package dev.plg.app.move;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Mapping.Entry;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// plg's objects as another tool might have written them: under other names, with labels of its
/// own, and without plg's hash of the configuration.
final class Renamed {

  private static final Set<String> REFERENCES =
      Set.of("serviceAccountName", "serviceName", "secretName", "claimName");

  private static final Set<String> AROUND_NAMES =
      Set.of(
          "metadata",
          "configMap",
          "secret",
          "configMapRef",
          "secretRef",
          "configMapKeyRef",
          "secretKeyRef",
          "roleRef",
          "subjects");

  private final Set<String> names =
      new TreeSet<>((a, b) -> b.length() == a.length() ? a.compareTo(b) : b.length() - a.length());
  private final Set<String> services = new TreeSet<>();

  private Renamed() {}

  static List<Mapping> of(List<Mapping> objects) {
    var renamed = new Renamed();
    for (Mapping object : objects) {
      String name = object.mapping("metadata").text("name").orElse("");
      if (!object.is("kind", "Namespace")) {
        renamed.names.add(name);
      }
      if (object.is("kind", "Service")) {
        renamed.services.add(name);
      }
    }
    return objects.stream()
        .map(
            object ->
                object.is("kind", "Namespace") ? object : (Mapping) renamed.node("", "", object))
        .toList();
  }

  private Node node(String around, String key, Node node) {
    return switch (node) {
      case Mapping mapping when isLabels(key) || isSelector(key, mapping) ->
          Mapping.of("app", app(mapping));
      case Mapping mapping -> {
        Mapping.Builder changed = Mapping.builder();
        for (Entry entry : mapping.entries()) {
          if (!entry.key().equals("checksum/config")) {
            changed.put(entry.key(), node(key, entry.key(), entry.value()));
          }
        }
        yield changed.build();
      }
      case Sequence list ->
          Sequence.of(list.items().stream().map(it -> node(around, key, it)).toList());
      case Scalar scalar when scalar.isString() -> Scalar.of(text(around, key, scalar.text()));
      case Scalar scalar -> scalar;
    };
  }

  private static boolean isLabels(String key) {
    return key.equals("labels") || key.equals("matchLabels");
  }

  /// That of a Service.
  private static boolean isSelector(String key, Mapping mapping) {
    return key.equals("selector") && mapping.find("matchLabels").isEmpty();
  }

  /// What tells the pods of a workload from others.
  private static String app(Mapping labels) {
    return labels.text("app.kubernetes.io/name").orElse("some");
  }

  private String text(String around, String key, String text) {
    boolean isName = key.equals("name") && AROUND_NAMES.contains(around);
    if ((isName || REFERENCES.contains(key)) && names.contains(text)) {
      return "my-" + text;
    }
    String changed = text;
    for (String service : services) {
      changed =
          changed.replaceAll(
              "(?<![\\w.-])" + service + "(?=\\.[a-z-]+\\.svc|:[0-9]{4})", "my-" + service);
    }
    return changed;
  }
}
