package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.PromtailVolumes;
import dev.plg.view.UserValues;
import java.util.ArrayList;
import java.util.List;

/// A list in values replaces the chart's own, item by item.
final class VolumesAreWhole implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/volume-list",
        Severity.ERROR,
        Versions.ALL,
        "a list of volumes leaves out what the other list mounts, or what the chart needs",
        "lists replace: a mount without its volume is refused by the API server, "
            + "and logs that are not mounted are not read",
        "repeat all volumes with all mounts, or use `extraVolumes` and `extraVolumeMounts`",
        "helm-charts charts/promtail/templates/_pod.tpl@promtail-6.15.5");
  }

  @Override
  public List<Finding> check(UserValues values) {
    return PromtailVolumes.of(values).stream().flatMap(it -> missing(it).stream()).toList();
  }

  private List<Finding> missing(PromtailVolumes lists) {
    var findings = new ArrayList<Finding>();
    lists
        .mounts()
        .forEach(
            (name, mount) -> {
              if (!lists.volumes().containsKey(name)) {
                findings.add(
                    about()
                        .finding(
                            mount.placeOf("name").isKnown() ? mount.placeOf("name") : lists.place(),
                            "`%s` is mounted, and no volume of that name is there"
                                .formatted(name)));
              }
            });
    boolean reads =
        lists.volumes().values().stream()
            .flatMap(volume -> volume.mapping("hostPath").text("path").stream())
            .anyMatch(path -> path.startsWith("/var/log") || path.equals("/"));
    if (!reads) {
      findings.add(
          about().finding(lists.place(), "no volume holds /var/log/pods, where the logs are"));
    }
    return findings;
  }
}
