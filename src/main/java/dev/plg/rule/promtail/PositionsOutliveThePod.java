package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.List;

/// What was read already is remembered over a restart.
final class PositionsOutliveThePod implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/positions-kept",
        Severity.WARNING,
        Versions.of("Promtail"),
        "the positions file is lost with the pod",
        "after each restart every file is read again from its beginning: lines come twice, or are"
            + " refused as too old",
        "mount hostPath /run/promtail and set `positions.filename: /run/promtail/positions.yaml`",
        "helm-charts charts/promtail/values.yaml@promtail-6.15.5 defaultVolumes; loki"
            + " clients/pkg/promtail/positions/positions.go:36@v2.9.3");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .filter(
            promtail -> promtail.runs().stream().anyMatch(run -> isLost(run, promtail.positions())))
        .filter(promtail -> promtail.jobs().stream().anyMatch(PositionsOutliveThePod::remembers))
        .map(
            promtail ->
                about()
                    .finding(
                        promtail.positionsPlace(),
                        "%s lies in the pod, and is lost with it".formatted(promtail.positions())))
        .toList();
  }

  private static boolean remembers(ScrapeJob job) {
    return job.globs().findAny().isPresent() || job.tree().find("journal").isPresent();
  }

  private static boolean isLost(Run run, String file) {
    return run.workload()
        .volumeOf(run.container(), file)
        .map(volume -> !volume.isKept())
        .orElse(true);
  }
}
