package dev.plg.picture;

import dev.plg.alloy.AlloyFile;
import dev.plg.catalog.Capability;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The configuration of a program, as it is in a ConfigMap, a Secret or a file of its own.
///
/// @param version of the program that reads it; empty if it is not known
/// @param tree the configuration, each place that of the outer file; empty where it is River
/// @param text the whole of it
/// @param object the ConfigMap or Secret; empty for a bare file
/// @param key of the ConfigMap or Secret, or the bare file's name
/// @param river the configuration where it is River; else empty
/// @param runs the containers that read it; empty where none was found
public record ProgramConfig(
    Program program,
    Optional<Version> version,
    Mapping tree,
    Scalar text,
    Optional<KubeObject> object,
    String key,
    AlloyFile river,
    List<Run> runs) {

  public ProgramConfig {
    runs = List.copyOf(runs);
  }

  /// Where the value at the end of a way was written, or the last step that exists; where not even
  /// the first does, where the configuration begins.
  public Location placeOf(String... steps) {
    Location place = tree.placeOf(steps);
    return place.isKnown() ? place : text.place();
  }

  /// Whether the version is known and at least `from`.
  public boolean isAtLeast(String from) {
    return version.filter(it -> it.isAtLeast(from)).isPresent();
  }

  /// Whether the version is known and before `end`.
  public boolean isBefore(String end) {
    return version.filter(it -> !it.isAtLeast(end)).isPresent();
  }

  /// Whether the version is known and lacks something.
  public boolean lacks(Capability capability) {
    return version.filter(it -> !capability.isIn(it)).isPresent();
  }

  /// Whether the version is known and has something.
  public boolean has(Capability capability) {
    return version.filter(capability::isIn).isPresent();
  }

  /// The HTTP port that a run of it listens on; empty if that depends on an unknown version.
  public Optional<String> httpPort(Run run) {
    return run.container()
        .flag("server.http-listen-port")
        .map(Flag::value)
        .or(() -> value("server", "http_listen_port"))
        .or(this::standardPort);
  }

  /// The HTTP port that its program listens on by default; empty if that depends on an unknown
  /// version.
  public Optional<String> standardPort() {
    return switch (program) {
      case LOKI -> version.map(it -> Capability.LOKI_LISTENS_ON_3100.isIn(it) ? "3100" : "80");
      case TEMPO -> version.map(it -> Capability.TEMPO_LISTENS_ON_3200.isIn(it) ? "3200" : "80");
      default -> Optional.of("80");
    };
  }

  /// An option on the command line of a container that reads it: it wins over the file.
  public Optional<Flag> flag(String name) {
    return runs.stream().flatMap(run -> run.container().flag(name).stream()).findFirst();
  }

  /// The text of a scalar at the end of a way: `text("common", "path_prefix")`.
  public Optional<String> value(String... steps) {
    return tree.find(dev.plg.finding.Pointer.of(steps))
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast)
        .filter(scalar -> !scalar.isNull())
        .map(Scalar::text);
  }

  /// Of its place alone: that of a whole tree takes long.
  @Override
  public int hashCode() {
    return Objects.hash(program, object, key);
  }

  /// How many pods read it.
  public int pods() {
    return runs.stream().map(Run::workload).distinct().mapToInt(Workload::pods).sum();
  }
}
