package dev.plg.rule.helm;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.ValuesSubjects.VALUES;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Location;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.PromtailVolumes;
import java.util.stream.Stream;

/// A list in values replaces the chart's list.
final class HelmVolumeList {

  static final Rule RULE =
      error("helm/volume-list", VALUES.each(it -> PromtailVolumes.of(it).stream()))
          .what("a list of volumes lacks one that a mount or the chart needs")
          .why(
              "a list replaces the chart's list: the API server refuses a mount without its volume,"
                  + " and Promtail reads no logs that are not mounted")
          .fix("repeat all volumes with all mounts, or use `extraVolumes` and `extraVolumeMounts`")
          .source("grafana/helm-charts charts/promtail/templates/_pod.tpl@promtail-6.15.5")
          .covers("promtail/positions-kept")
          .finds(it -> Stream.concat(withoutVolume(it), withoutLogs(it)));

  private HelmVolumeList() {}

  private static Stream<Violation> withoutVolume(PromtailVolumes lists) {
    return lists.mounts().entrySet().stream()
        .filter(it -> !lists.volumes().containsKey(it.getKey()))
        .map(
            it -> {
              Location name = it.getValue().placeOf("name");
              return at(
                  name.isKnown() ? name : lists.place(),
                  "`%s` is mounted, but there is no volume with this name".formatted(it.getKey()));
            });
  }

  private static Stream<Violation> withoutLogs(PromtailVolumes lists) {
    boolean reads =
        lists.volumes().values().stream()
            .flatMap(volume -> volume.mapping("hostPath").text("path").stream())
            .anyMatch(path -> path.startsWith("/var/log") || path.equals("/"));
    return reads
        ? Stream.empty()
        : Stream.of(at(lists.place(), "no volume contains /var/log/pods, where the logs are"));
  }
}
