package dev.plg.rule.events;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.Volume;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// The file that the exporter reads is mounted.
final class ConfigFileIsThere implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/config-path",
        Severity.ERROR,
        Versions.of("event-exporter"),
        "the exporter is told to read a file that is not there",
        "it exits: `cannot read config file`",
        "let -conf name a key of the ConfigMap below its mountPath",
        "kubernetes-event-exporter main.go@v1.7");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.EVENT_EXPORTER)
        .flatMap(
            run ->
                run
                    .container()
                    .flag("conf")
                    .filter(flag -> isMissing(picture, run, flag.value()))
                    .map(
                        flag ->
                            about()
                                .finding(
                                    flag.place(),
                                    "%s is on no mount of container %s, or its ConfigMap has no such key"
                                        .formatted(flag.value(), run.container().name())))
                    .stream())
        .toList();
  }

  /// Whether no mount holds the path, or its ConfigMap is known and has no such file.
  private static boolean isMissing(Picture picture, Run run, String path) {
    Optional<Volume> volume = run.workload().volumeOf(run.container(), path);
    if (volume.isEmpty()) {
      return true;
    }
    Mapping source = volume.get().tree().mapping("configMap");
    Optional<KubeObject> map =
        source
            .text("name")
            .flatMap(name -> picture.find(run.workload().object(), "ConfigMap", name));
    String mount = run.container().mountOf(path).orElseThrow().path();
    boolean plain =
        source.sequence("items").items().isEmpty()
            && run.container().mountOf(path).orElseThrow().subPath().isEmpty();
    String file = path.substring(Math.min(path.length(), mount.length() + 1));
    return plain
        && map.filter(object -> object.tree().mapping("data").find(file).isEmpty()).isPresent();
  }
}
