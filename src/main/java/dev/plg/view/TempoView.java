package dev.plg.view;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Location;
import dev.plg.picture.Flag;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.yaml.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A Tempo configuration in the words of Tempo.
public record TempoView(ProgramConfig config) {

  /// The Tempo configurations of a picture; the files of overrides beside them are none.
  public static Stream<TempoView> in(Picture picture) {
    return picture.configs(Program.TEMPO).map(TempoView::new);
  }

  public Mapping tree() {
    return config.tree();
  }

  public Optional<Version> version() {
    return config.version();
  }

  /// The containers that read it.
  public List<Run> runs() {
    return config.runs();
  }

  public Optional<String> value(String... steps) {
    return config.value(steps);
  }

  public Optional<Duration> duration(String... steps) {
    return value(steps).flatMap(GoDuration::parse);
  }

  public Location placeOf(String... steps) {
    return config.placeOf(steps);
  }

  /// Where traces are kept: `local`, `s3`, `gcs`, `azure`.
  public Optional<String> backend() {
    return config
        .flag("storage.trace.backend")
        .map(Flag::value)
        .or(() -> value("storage", "trace", "backend"));
  }

  public boolean keepsTracesLocally() {
    return backend().filter("local"::equals).isPresent();
  }

  /// The target of the process: the command line wins, and `all` is the default.
  public String target() {
    return config.flag("target").map(Flag::value).or(() -> value("target")).orElse("all");
  }

  /// The port of its API; empty if it depends on an unknown version.
  public Optional<String> httpPort() {
    return config
        .flag("server.http-listen-port")
        .map(Flag::value)
        .or(() -> value("server", "http_listen_port"))
        .or(config::standardPort);
  }

  /// Where spans are taken in; empty where the configuration names none.
  public List<TempoReceiver> receivers() {
    return TempoReceiver.in(tree().mapping("distributor").mapping("receivers"));
  }

  /// Whether any overrides enable a processor of the metrics generator.
  public boolean hasProcessors() {
    Mapping overrides = tree().mapping("overrides");
    Mapping scoped = overrides.mapping("defaults").mapping("metrics_generator");
    return isFilled(scoped, "processors") || isFilled(overrides, "metrics_generator_processors");
  }

  private static boolean isFilled(Mapping mapping, String key) {
    return !mapping.sequence(key).items().isEmpty() || !mapping.mapping(key).isEmpty();
  }

  /// Whether the generator has somewhere to send its metrics.
  public boolean writesMetrics() {
    return !tree()
        .mapping("metrics_generator")
        .mapping("storage")
        .sequence("remote_write")
        .items()
        .isEmpty();
  }
}
