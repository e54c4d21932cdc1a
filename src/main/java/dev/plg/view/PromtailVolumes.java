package dev.plg.view;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What Promtail's chart mounts, if the values change it.
///
/// @param volumes by their names
/// @param mounts by the names of their volumes
/// @param place of the first list that the file has
public record PromtailVolumes(
    SequencedMap<String, Mapping> volumes, SequencedMap<String, Mapping> mounts, Location place) {

  /// The lists of a generation of the chart, and their defaults.
  private record Lists(String at, String volumes, String mounts, Map<String, String> standard) {}

  // helm-charts charts/promtail/values.yaml@promtail-6.15.5, promtail-2.2.0
  private static final Map<String, String> OF_6 =
      Map.of(
          "run", "/run/promtail",
          "containers", "/var/lib/docker/containers",
          "pods", "/var/log/pods");
  private static final Map<String, String> OF_2 =
      Map.of("docker", "/var/lib/docker/containers", "pods", "/var/log/pods");

  /// The lists of these values; empty where the file writes neither, or the chart has none.
  public static Optional<PromtailVolumes> of(UserValues values) {
    return lists(values)
        .filter(it -> values.isSet(it.at + it.volumes, it.at + it.mounts))
        .map(it -> of(values, it));
  }

  private static Optional<Lists> lists(UserValues values) {
    String at = values.chart().equals("loki-stack") ? "promtail." : "";
    if (!values.chart().equals("promtail") && at.isEmpty()) {
      return Optional.empty();
    }
    boolean newer = values.reads(at + "defaultVolumes");
    return Optional.of(
        newer
            ? new Lists(at, "defaultVolumes", "defaultVolumeMounts", OF_6)
            : new Lists(at, "volumes", "volumeMounts", OF_2));
  }

  private static PromtailVolumes of(UserValues values, Lists lists) {
    Mapping tree = lists.at.isEmpty() ? values.tree() : values.tree().mapping("promtail");
    SequencedMap<String, Mapping> volumes = named(tree.sequence(lists.volumes));
    SequencedMap<String, Mapping> mounts = named(tree.sequence(lists.mounts));
    if (volumes.isEmpty()) {
      lists.standard.forEach((name, path) -> volumes.put(name, hostPath(path)));
    }
    if (mounts.isEmpty()) {
      lists.standard.forEach((name, path) -> mounts.put(name, mount(path)));
    }
    volumes.putAll(named(tree.sequence("extraVolumes")));
    mounts.putAll(named(tree.sequence("extraVolumeMounts")));
    String first = values.isSet(lists.at + lists.volumes) ? lists.volumes : lists.mounts;
    return new PromtailVolumes(volumes, mounts, values.place(lists.at + first));
  }

  private static SequencedMap<String, Mapping> named(Sequence list) {
    var named = new LinkedHashMap<String, Mapping>();
    list.mappings().forEach(item -> item.text("name").ifPresent(name -> named.put(name, item)));
    return named;
  }

  private static Mapping hostPath(String path) {
    Mapping inner = Mapping.builder().put("path", path).build();
    return Mapping.builder().put("hostPath", inner).build();
  }

  private static Mapping mount(String path) {
    return Mapping.builder().put("mountPath", path).build();
  }
}
