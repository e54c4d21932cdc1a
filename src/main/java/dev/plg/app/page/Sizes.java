package dev.plg.app.page;

import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Volume;
import dev.plg.picture.Workload;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What each workload asks for.
final class Sizes {

  static final List<String> HEAD =
      List.of("Workload", "Container", "Pods", "CPU", "Memory", "Memory limit", "Disk");

  private Sizes() {}

  static List<List<String>> rows(List<Picture> pictures) {
    var rows = new ArrayList<List<String>>();
    for (Picture picture : pictures) {
      picture.known().forEach(workload -> add(workload, picture, rows));
    }
    return rows;
  }

  private static void add(Workload workload, Picture picture, List<List<String>> rows) {
    for (Container container : workload.containers()) {
      if (!container.init()) {
        Mapping resources = container.tree().mapping("resources");
        rows.add(
            List.of(
                workload.title(),
                container.name(),
                workload.replicas().map(String::valueOf).orElse("one a node"),
                text(resources.mapping("requests"), "cpu"),
                text(resources.mapping("requests"), "memory"),
                text(resources.mapping("limits"), "memory"),
                disks(workload, picture)));
      }
    }
  }

  private static String text(Mapping mapping, String key) {
    return mapping.text(key).orElse("not set");
  }

  /// The claims of each pod, or the one that all pods share.
  private static String disks(Workload workload, Picture picture) {
    return workload.volumes().stream()
        .flatMap(it -> size(it, workload, picture).stream())
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> size(Volume volume, Workload workload, Picture picture) {
    Optional<Mapping> spec =
        volume.fromTemplate()
            ? Optional.of(volume.tree().mapping("spec"))
            : volume
                .claim()
                .flatMap(it -> picture.find(workload.object(), "PersistentVolumeClaim", it))
                .map(it -> it.spec());
    return spec.flatMap(it -> it.mapping("resources").mapping("requests").text("storage"));
  }
}
