package dev.plg.rule.events;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.workloads;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Volume;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.yaml.Mapping;
import java.util.stream.Stream;

/// The files of node-problem-detector are keys of its ConfigMap.
final class EventsMonitorFiles {

  static final Rule RULE =
      error("events/monitor-files", workloads(Program.NODE_PROBLEM_DETECTOR))
          .what("a volume names keys that its ConfigMap does not have")
          .why("the pod does not start: `references non-existent config key`")
          .fix(
              "add the keys, or remove `items`; the image has kernel-monitor.json in /config, which"
                  + " such a mount hides")
          .source(
              "deliveryhero/helm-charts"
                  + " stable/node-problem-detector/templates/daemonset.yaml@2.3.13 mounts its own"
                  + " files at /custom-config")
          .findsIn(
              (workload, picture) ->
                  workload.volumes().stream()
                      .flatMap(volume -> missing(picture, workload, volume)));

  private EventsMonitorFiles() {}

  private static Stream<Violation> missing(Picture picture, Workload workload, Volume volume) {
    Mapping source = volume.tree().mapping("configMap");
    return source.text("name").stream()
        .filter(_ -> !source.isOn("optional"))
        .flatMap(name -> picture.find(workload.object(), "ConfigMap", name).stream())
        .flatMap(
            map ->
                source
                    .sequence("items")
                    .mappings()
                    .filter(item -> item.text("key").filter(key -> lacks(map, key)).isPresent())
                    .map(
                        item ->
                            at(
                                item.placeOf("key"),
                                "%s has no key %s"
                                    .formatted(map.title(), item.text("key").orElse("")))));
  }

  private static boolean lacks(KubeObject map, String key) {
    return map.tree().mapping("data").find(key).isEmpty()
        && map.tree().mapping("binaryData").find(key).isEmpty();
  }
}
