package dev.plg.app.diff;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.picture.ImageName;
import dev.plg.rule.kubernetes.RolloutCommands;
import dev.plg.view.StoreVersions;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a difference of a workload does: of its own fields, and of the pods that it makes.
final class WorkloadEffects {

  /// What the API server lets be changed of a StatefulSet.
  // kubernetes pkg/apis/apps/validation/validation.go ValidateStatefulSetUpdate@v1.33
  private static final Set<String> SET_CHANGES =
      Set.of(
          "replicas",
          "ordinals",
          "template",
          "updateStrategy",
          "revisionHistoryLimit",
          "persistentVolumeClaimRetentionPolicy",
          "minReadySeconds");

  private static final Set<String> PORT_KEYS = Set.of("ports", "hostPort", "hostNetwork");

  private final ObjectName name;
  private final Mapping was;
  private final Mapping now;

  WorkloadEffects(ObjectName name, Mapping was, Mapping now) {
    this.name = name;
    this.was = was;
    this.now = now;
  }

  Verdict of(DifferentValue difference) {
    String field = difference.step(1);
    if (isFixed(field)) {
      return recreated(difference);
    }
    return switch (field) {
      case "template" -> pod(difference.from(2));
      case "replicas", "ordinals", "parallelism", "completions", "suspend" ->
          Verdict.of(Effect.SCALES, scales(difference));
      case "persistentVolumeClaimRetentionPolicy" -> retention(difference);
      case "jobTemplate", "schedule", "timeZone" ->
          Verdict.of(Effect.IN_PLACE, "from the next run on");
      default -> Verdict.of(Effect.IN_PLACE, "it says how later changes are rolled out");
    };
  }

  private boolean isFixed(String field) {
    return switch (name.kind()) {
      case "StatefulSet" -> !SET_CHANGES.contains(field);
      case "Deployment", "DaemonSet", "ReplicaSet" -> field.equals("selector");
      case "Job" -> Set.of("template", "selector", "completionMode").contains(field);
      default -> false;
    };
  }

  /// With the commands that keep the volumes, and the pods where they can stay.
  private Verdict recreated(DifferentValue difference) {
    Pointer field = Pointer.of("spec", difference.step(1));
    List<String> commands = new RolloutCommands(was, now).commands(field);
    return Verdict.of(
            Effect.RECREATED,
            name.kind().equals("StatefulSet")
                ? "the API server refuses the change; its volumes outlive it"
                : "the API server refuses the change")
        .by(commands);
  }

  private String scales(DifferentValue difference) {
    return difference.step(1).equals("replicas")
        ? "pods: %s in place of %s".formatted(pods(difference.after()), pods(difference.before()))
        : "";
  }

  private static String pods(Optional<Node> replicas) {
    return replicas.map(Node::plain).map(String::valueOf).orElse("1");
  }

  private static Verdict retention(DifferentValue difference) {
    return difference.textAfter().equals("Delete")
        ? Verdict.of(Effect.LOSES_DATA, "volumes are deleted with the pods or the StatefulSet")
        : Verdict.of(Effect.IN_PLACE, "volumes outlive the pods and the StatefulSet");
  }

  /// @param difference the way inside of the pod template
  private Verdict pod(DifferentValue difference) {
    if (difference.step(1).equals("volumes")) {
      return volume(difference);
    }
    if (difference.has("volumeMounts") || difference.has("volumeDevices")) {
      return mount(difference);
    }
    if (difference.steps().stream().anyMatch(PORT_KEYS::contains)) {
      return Verdict.of(Effect.PORTS, "its pods restart, too");
    }
    if (difference.last().equals("image")) {
      return image(difference);
    }
    return Verdict.of(Effect.RESTARTS, "");
  }

  private static Verdict image(DifferentValue difference) {
    ImageName before = ImageName.of(difference.textBefore(), Location.NONE);
    ImageName after = ImageName.of(difference.textAfter(), Location.NONE);
    Optional<Program> program = Program.ofImage(after.repository()).filter(StoreVersions::isStore);
    Optional<Version> was = before.version();
    Optional<Version> is = after.version();
    if (program.isEmpty() || was.isEmpty() || is.isEmpty()) {
      return Verdict.of(Effect.RESTARTS, "");
    }
    int order = is.get().compareTo(was.get());
    return order < 0
        ? Verdict.of(
            Effect.STORED,
            "%s may not be able to read what the newer version stored"
                .formatted(program.get().title()))
        : Verdict.of(
            Effect.RESTARTS,
            order == 0 ? "" : "there is no supported downgrade once it has stored data");
  }

  private Verdict volume(DifferentValue difference) {
    String volume = difference.step(2);
    Mapping before = volume(was, volume);
    Mapping after = volume(now, volume);
    if (!isDurable(before)) {
      return isDurable(after)
          ? Verdict.of(Effect.STORED, "its data is on a volume that outlives the pod")
          : Verdict.of(Effect.RESTARTS, "");
    }
    if (isDurable(after)) {
      return source(before).equals(source(after))
          ? Verdict.of(Effect.RESTARTS, "")
          : Verdict.of(Effect.STORED, "the pods read and write another volume or folder");
    }
    return Verdict.of(
        Effect.LOSES_DATA,
        "the pods start without the data of this volume, which is kept but no longer used");
  }

  private static Mapping volume(Mapping workload, String step) {
    String name = step.replaceAll("[\\[\\]]", "");
    Node volumes =
        workload.find(Pointer.of("spec", "template", "spec", "volumes")).orElse(Scalar.NULL);
    return volumes instanceof Sequence list
        ? list.mappings().filter(it -> it.is("name", name)).findFirst().orElse(Mapping.EMPTY)
        : Mapping.EMPTY;
  }

  /// A log file of the node that is only read is no data of the pod's.
  private static boolean isDurable(Mapping volume) {
    return volume.find("persistentVolumeClaim").isPresent()
        || volume.find("hostPath").isPresent()
        || volume.find("csi").isPresent()
        || volume.find("nfs").isPresent();
  }

  /// What tells a volume from another.
  private static List<String> source(Mapping volume) {
    return List.of(
        volume.mapping("persistentVolumeClaim").text("claimName").orElse(""),
        volume.mapping("hostPath").text("path").orElse(""),
        volume.mapping("nfs").toString(),
        volume.mapping("csi").toString());
  }

  private Verdict mount(DifferentValue difference) {
    String volume =
        difference.after().or(difference::before).orElse(Scalar.NULL) instanceof Mapping mount
            ? mount.text("name").orElse("")
            : "";
    boolean durable =
        isDurable(volume(was, volume)) || isDurable(volume(now, volume)) || isClaimed(volume);
    return durable
        ? Verdict.of(Effect.STORED, "the pods store and search in another folder")
        : Verdict.of(Effect.RESTARTS, "");
  }

  private boolean isClaimed(String volume) {
    return now.mapping("spec")
        .sequence("volumeClaimTemplates")
        .mappings()
        .anyMatch(it -> it.mapping("metadata").is("name", volume));
  }
}
