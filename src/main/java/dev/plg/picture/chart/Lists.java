package dev.plg.picture.chart;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Parts of a pod that several charts write alike.
final class Lists {

  private Lists() {}

  /// One list after the other.
  @SafeVarargs
  static Sequence joined(Collection<? extends Node>... lists) {
    List<Node> all = new ArrayList<>();
    for (Collection<? extends Node> list : lists) {
      all.addAll(list);
    }
    return Sequence.of(all);
  }

  /// A part, and more of them.
  static <T> List<T> of(T first, List<T> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  static Mapping mount(String name, String path) {
    return Mapping.of("name", name, "mountPath", path);
  }

  static Mapping mount(String name, String path, String subPath) {
    return Mapping.of("name", name, "mountPath", path, "subPath", subPath);
  }

  static Mapping emptyDir(String name) {
    return Mapping.of("name", name, "emptyDir", Mapping.EMPTY);
  }

  static Mapping configMap(String volume, String name) {
    return Mapping.of("name", volume, "configMap", Mapping.of("name", name));
  }

  static Mapping secret(String volume, String name) {
    return Mapping.of("name", volume, "secret", Mapping.of("secretName", name));
  }

  static Mapping port(String name, Object number) {
    return Mapping.of("name", name, "containerPort", number, "protocol", "TCP");
  }

  static Mapping env(String name, Object value) {
    return Mapping.of("name", name, "value", value);
  }

  /// A variable with a value of the pod.
  static Mapping ofField(String name, String field) {
    return Mapping.of(
        "name", name, "valueFrom", Mapping.of("fieldRef", Mapping.of("fieldPath", field)));
  }

  /// A rule of a Role that lets read resources of a group.
  static Mapping allow(String group, String... resources) {
    return Mapping.of(
        "apiGroups",
        List.of(group),
        "resources",
        List.of(resources),
        "verbs",
        List.of("get", "list", "watch"));
  }

  static Mapping matching(Mapping labels) {
    return Mapping.of(Map.of("matchLabels", labels));
  }
}
