package dev.plg.app.diff;

import dev.plg.catalog.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which workloads of a deployment read a ConfigMap or a Secret.
final class Readers {

  /// A workload that reads it, with the programs that its pods run.
  record Reader(ObjectName workload, List<Program> programs) {}

  private final Map<String, List<Reader>> byText = new HashMap<>();

  static Readers in(Side side) {
    var readers = new Readers();
    side.objects()
        .forEach(
            (name, tree) -> {
              if (isWorkload(name)) {
                PodNeeds.template(tree.tree()).ifPresent(it -> readers.add(name, PodNeeds.of(it)));
              }
            });
    return readers;
  }

  static boolean isWorkload(ObjectName name) {
    return switch (name.kind()) {
      case "StatefulSet",
          "Deployment",
          "DaemonSet",
          "ReplicaSet",
          "Job",
          "CronJob",
          "Pod",
          "ReplicationController" ->
          name.isOfKubernetes();
      default -> false;
    };
  }

  static boolean isText(ObjectName name) {
    return name.isOfKubernetes()
        && (name.kind().equals("ConfigMap") || name.kind().equals("Secret"));
  }

  private void add(ObjectName workload, PodNeeds needs) {
    var reader = new Reader(workload, needs.programs());
    needs.reads().forEach(it -> byText.computeIfAbsent(it, _ -> new ArrayList<>()).add(reader));
  }

  /// Those in its namespace.
  List<Reader> of(ObjectName text) {
    return byText.getOrDefault(text.kind() + " " + text.name(), List.of()).stream()
        .filter(it -> mayShare(it.workload().namespace(), text.namespace()))
        .toList();
  }

  /// Whether some pod cannot start without it.
  boolean reads(ObjectName name) {
    return name.isOfKubernetes() && !of(name).isEmpty();
  }

  private static boolean mayShare(String one, String other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  /// The workloads of both deployments that read it.
  static List<ObjectName> of(ObjectName text, Readers before, Readers after) {
    Set<ObjectName> all = new LinkedHashSet<>();
    after.of(text).forEach(it -> all.add(it.workload()));
    before.of(text).forEach(it -> all.add(it.workload()));
    return List.copyOf(all);
  }

  /// The first program that a reader of it runs.
  Optional<Program> program(ObjectName text) {
    return of(text).stream().flatMap(it -> it.programs().stream()).findFirst();
  }
}
