package dev.plg.rule.events;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Volume;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of node-problem-detector are in its ConfigMap.
final class MonitorFilesExist implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/monitor-files",
        Severity.ERROR,
        Versions.ALL,
        "a volume shows keys that its ConfigMap does not have",
        "the pod does not start: `references non-existent config key`",
        "add the keys, or leave the `items` out; the image has kernel-monitor.json itself in"
            + " /config, which such a mount hides",
        "deliveryhero charts stable/node-problem-detector/templates/daemonset.yaml@2.3.13 mounts"
            + " its own files at /custom-config");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .workloads(Program.NODE_PROBLEM_DETECTOR)
        .flatMap(
            workload ->
                workload.volumes().stream().flatMap(volume -> missing(picture, workload, volume)))
        .toList();
  }

  private Stream<Finding> missing(Picture picture, Workload workload, Volume volume) {
    Mapping source = volume.tree().mapping("configMap");
    boolean optional = source.text("optional").filter("true"::equals).isPresent();
    Optional<KubeObject> map =
        source.text("name").flatMap(name -> picture.find(workload.object(), "ConfigMap", name));
    return map.isEmpty() || optional
        ? Stream.empty()
        : source
            .sequence("items")
            .mappings()
            .filter(item -> item.text("key").filter(key -> lacks(map.get(), key)).isPresent())
            .map(item -> finding(item, map.get()));
  }

  private static boolean lacks(KubeObject map, String key) {
    return map.tree().mapping("data").find(key).isEmpty()
        && map.tree().mapping("binaryData").find(key).isEmpty();
  }

  private Finding finding(Mapping item, KubeObject map) {
    return about()
        .finding(
            item.placeOf("key"),
            "%s has no key %s".formatted(map.title(), item.text("key").orElse("")));
  }
}
