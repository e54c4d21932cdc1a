package dev.plg.picture;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A container of a pod.
///
/// @param init true for one that runs before the others
public record Container(
    String name,
    ImageName image,
    boolean init,
    CommandLine commandLine,
    List<EnvVar> env,
    List<Mount> mounts,
    List<Port> ports,
    Mapping tree) {

  static Container of(Mapping tree, boolean init) {
    return new Container(
        tree.text("name").orElse(""),
        ImageName.of(tree.text("image").orElse(""), tree.placeOf("image")),
        init,
        CommandLine.of(tree.sequence("command"), tree.sequence("args")),
        each(tree.sequence("env"), EnvVar::of),
        each(tree.sequence("volumeMounts"), Mount::of),
        each(tree.sequence("ports"), Port::ofContainer),
        tree);
  }

  static <T> List<T> each(Sequence items, Function<Mapping, T> reading) {
    return items.items().stream()
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .map(reading)
        .toList();
  }

  /// The program that its image runs.
  public Optional<Program> program() {
    return init ? Optional.empty() : Program.ofImage(image.repository());
  }

  /// The version that its image's tag names.
  public Optional<Version> version() {
    return image.version();
  }

  public Optional<Flag> flag(String name) {
    return commandLine.flag(name);
  }

  public Optional<EnvVar> env(String name) {
    return env.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /// The mount that a path of the container is on, the nearest one.
  public Optional<Mount> mountOf(String path) {
    return mounts.stream()
        .filter(mount -> mount.holds(path))
        .max((a, b) -> Integer.compare(a.path().length(), b.path().length()));
  }

  /// `livenessProbe`, `readinessProbe` or `startupProbe`; empty where there is none.
  public Mapping probe(String kind) {
    return tree.mapping(kind);
  }

  /// A value of its `securityContext`.
  public Optional<Node> security(String key) {
    return tree.mapping("securityContext").find(key);
  }

  public Location place() {
    return tree.placeOf("name");
  }

  /// Where a value of the container was written, or the last step that exists.
  public Location placeOf(String... steps) {
    return tree.placeOf(steps);
  }
}
