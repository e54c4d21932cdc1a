package dev.plg.picture;

import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Something that makes pods: a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob or a
/// bare Pod.
///
/// @param replicas how many pods are asked for; empty for a DaemonSet, and where it is no number
/// @param pod the pod's `metadata` and `spec`
/// @param containers init containers first
public record Workload(
    KubeObject object,
    Optional<Integer> replicas,
    Mapping pod,
    List<Container> containers,
    List<Volume> volumes) {

  /// The workload that an object is; empty for one of another kind.
  static Optional<Workload> of(KubeObject named) {
    if (!isWorkload(named.kind())) {
      return Optional.empty();
    }
    KubeObject object = named.unpacked();
    Mapping pod =
        switch (object.kind()) {
          case "CronJob" ->
              object.spec().mapping("jobTemplate").mapping("spec").mapping("template");
          case "Pod" -> object.tree();
          default -> object.spec().mapping("template");
        };
    return Optional.of(of(object, pod));
  }

  /// Whether objects of a kind make pods.
  static boolean isWorkload(String kind) {
    return switch (kind) {
      case "Deployment",
          "StatefulSet",
          "DaemonSet",
          "ReplicaSet",
          "Job",
          "ReplicationController",
          "CronJob",
          "Pod" ->
          true;
      default -> false;
    };
  }

  private static Workload of(KubeObject object, Mapping pod) {
    Mapping spec = pod.mapping("spec");
    var containers = new ArrayList<Container>();
    containers.addAll(
        Container.each(spec.sequence("initContainers"), tree -> Container.of(tree, true)));
    containers.addAll(
        Container.each(spec.sequence("containers"), tree -> Container.of(tree, false)));
    var volumes = new ArrayList<Volume>(Container.each(spec.sequence("volumes"), Volume::of));
    volumes.addAll(
        Container.each(object.spec().sequence("volumeClaimTemplates"), Volume::ofTemplate));
    return new Workload(
        object, replicas(object), pod, List.copyOf(containers), List.copyOf(volumes));
  }

  private static Optional<Integer> replicas(KubeObject object) {
    if (object.kind().equals("DaemonSet")) {
      return Optional.empty();
    }
    return switch (object.spec().find("replicas").orElse(Scalar.NULL)) {
      case Scalar scalar when scalar.isNull() -> Optional.of(1);
      case Scalar scalar when scalar.kind() == Scalar.Kind.INTEGER ->
          Optional.of(Port.number(scalar.text()));
      case Node _ -> Optional.empty();
    };
  }

  public String kind() {
    return object.kind();
  }

  public String name() {
    return object.name();
  }

  public String title() {
    return object.title();
  }

  /// Whether both are one object of a picture. Cheaper than `equals`, which compares whole trees.
  public boolean isSameAs(Workload other) {
    return title().equals(other.title()) && object.place().equals(other.object.place());
  }

  /// How many pods run at least: 1 where the number is unknown.
  public int pods() {
    return replicas.orElse(1);
  }

  public Mapping podSpec() {
    return pod.mapping("spec");
  }

  public Map<String, String> podLabels() {
    return KubeObject.texts(pod.mapping("metadata").mapping("labels"));
  }

  public Map<String, String> podAnnotations() {
    return KubeObject.texts(pod.mapping("metadata").mapping("annotations"));
  }

  /// The name of its ServiceAccount; `default` where it names none.
  public String serviceAccount() {
    return podSpec()
        .text("serviceAccountName")
        .or(() -> podSpec().text("serviceAccount"))
        .orElse("default");
  }

  /// The containers that run a program.
  public Stream<Container> containers(Program program) {
    return containers.stream().filter(it -> it.program().filter(program::equals).isPresent());
  }

  public boolean runs(Program program) {
    return containers(program).findAny().isPresent();
  }

  /// Whether it runs any program that is known here.
  public boolean isKnown() {
    return containers.stream().anyMatch(it -> it.program().isPresent());
  }

  public Optional<Volume> volume(String name) {
    return volumes.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /// The volume that a path of a container is on; empty where it is in the image's own layer.
  public Optional<Volume> volumeOf(Container container, String path) {
    return container.mountOf(path).flatMap(mount -> volume(mount.volume()));
  }

  /// A value of the container's `securityContext`, or else of the pod's.
  public Optional<Node> security(Container container, String key) {
    return container.security(key).or(() -> podSpec().mapping("securityContext").find(key));
  }

  public Location place() {
    return object.place();
  }

  /// Of the object alone, which all the rest is read from.
  @Override
  public int hashCode() {
    return object.hashCode();
  }

  /// Where the number of its pods is written, or where it would be.
  public Location replicasPlace() {
    return object.placeOf("spec", "replicas");
  }
}
