package dev.plg.rule.events;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.runs;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Mount;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.Volume;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.yaml.Mapping;
import java.util.Optional;
import java.util.stream.Stream;

/// The file that the exporter reads is mounted.
final class EventsConfigPath {

  static final Rule RULE =
      error("events/config-path", runs(Program.EVENT_EXPORTER))
          .what("the exporter's configuration file does not exist")
          .why("it exits: `cannot read config file`")
          .fix("set -conf to a key of the ConfigMap below its mountPath")
          .source("resmoio/kubernetes-event-exporter main.go@v1.7")
          .findsIn(EventsConfigPath::violations);

  private EventsConfigPath() {}

  private static Stream<Violation> violations(Run run, Picture picture) {
    return run
        .container()
        .flag("conf")
        .filter(flag -> isMissing(picture, run, flag.value()))
        .map(
            flag ->
                at(
                    flag.place(),
                    "no mount of container %s contains %s, or its ConfigMap has no such key"
                        .formatted(run.container().name(), flag.value())))
        .stream();
  }

  /// Whether no mount holds the path, or its ConfigMap is known and has no such file.
  private static boolean isMissing(Picture picture, Run run, String path) {
    Optional<Mount> mount = run.container().mountOf(path);
    Optional<Volume> volume = run.workload().volumeOf(run.container(), path);
    if (mount.isEmpty() || volume.isEmpty()) {
      return true;
    }
    Mapping source = volume.get().tree().mapping("configMap");
    boolean plain = source.sequence("items").items().isEmpty() && mount.get().subPath().isEmpty();
    String file = path.substring(Math.min(path.length(), mount.get().path().length() + 1));
    return plain
        && source
            .text("name")
            .flatMap(name -> picture.find(run.workload().object(), "ConfigMap", name))
            .filter(map -> map.tree().mapping("data").find(file).isEmpty())
            .isPresent();
  }
}
