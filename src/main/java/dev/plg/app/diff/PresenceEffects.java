package dev.plg.app.diff;

import dev.plg.catalog.Program;
import dev.plg.view.StoreVersions;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// What it does that an object comes or goes.
final class PresenceEffects {

  private static final String LEFT =
      "`kubectl apply` leaves it; Helm, Argo CD and `kubectl apply --prune` delete it";

  private PresenceEffects() {}

  /// @param readers the workloads of both sides that read it
  static Verdict added(ObjectName name, Mapping object, List<ObjectName> readers) {
    return switch (name.kind()) {
      case "StatefulSet",
          "Deployment",
          "DaemonSet",
          "ReplicaSet",
          "Job",
          "Pod",
          "ReplicationController" ->
          Verdict.of(Effect.SCALES, "its pods start");
      case "CronJob", "HorizontalPodAutoscaler" -> Verdict.of(Effect.SCALES, "");
      case "ConfigMap", "Secret" -> text(readers, "");
      case "PersistentVolumeClaim", "PersistentVolume" ->
          Verdict.of(Effect.STORED, "a new, empty volume");
      case "Namespace" -> Verdict.of(Effect.IN_PLACE, "");
      case "Service" -> Verdict.of(Effect.PORTS, "");
      default -> other(name, object, "");
    };
  }

  static Verdict removed(ObjectName name, Mapping object, List<ObjectName> readers) {
    Verdict verdict =
        switch (name.kind()) {
          case "StatefulSet",
              "Deployment",
              "DaemonSet",
              "ReplicaSet",
              "Job",
              "Pod",
              "ReplicationController" ->
              workload(object);
          case "CronJob", "HorizontalPodAutoscaler" -> Verdict.of(Effect.SCALES, LEFT);
          case "ConfigMap", "Secret" -> text(readers, LEFT);
          case "PersistentVolumeClaim" ->
              Verdict.of(Effect.LOSES_DATA, "its volume goes with it; " + LEFT);
          case "PersistentVolume" -> Verdict.of(Effect.LOSES_DATA, LEFT);
          case "Namespace" ->
              Verdict.of(Effect.LOSES_DATA, "everything in it goes with it; " + LEFT);
          case "CustomResourceDefinition" ->
              Verdict.of(Effect.LOSES_DATA, "all objects of its kind go with it; " + LEFT);
          case "Service" -> Verdict.of(Effect.PORTS, LEFT);
          default -> other(name, object, LEFT);
        };
    return verdict.by(name.command("delete"));
  }

  /// Volumes of a StatefulSet outlive it; what a program stored is searched no more.
  private static Verdict workload(Mapping object) {
    boolean stores =
        PodNeeds.template(object)
            .map(PodNeeds::of)
            .map(PodNeeds::programs)
            .orElse(List.of())
            .stream()
            .anyMatch(StoreVersions::isStore);
    boolean grafana =
        PodNeeds.template(object)
            .map(PodNeeds::of)
            .map(PodNeeds::programs)
            .orElse(List.of())
            .contains(Program.GRAFANA);
    return stores && !grafana
        ? Verdict.of(Effect.STORED, "its pods stop, and what they stored is not found; " + LEFT)
        : Verdict.of(Effect.SCALES, "its pods stop; " + LEFT);
  }

  private static Verdict text(List<ObjectName> readers, String says) {
    return readers.isEmpty()
        ? Verdict.of(Effect.IN_PLACE, says)
        : Verdict.of(
            Effect.RESTARTS,
            "%s reads it%s"
                .formatted(readers.getFirst().title(), says.isEmpty() ? "" : "; " + says));
  }

  private static Verdict other(ObjectName name, Mapping object, String says) {
    Verdict changed =
        ObjectEffects.of(
            name,
            new DifferentValue(List.of("spec"), Optional.empty(), Optional.empty()),
            object,
            object);
    Effect effect = changed.effect() == Effect.RECREATED ? Effect.IN_PLACE : changed.effect();
    return Verdict.of(effect, says);
  }
}
