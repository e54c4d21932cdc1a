package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Permissions;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.List;
import java.util.Optional;

/// Promtail, which discovers pods, may ask for them.
final class PodsMayBeListed implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/may-not-list-pods",
        Severity.ERROR,
        Versions.of("Promtail"),
        "Promtail discovers pods, but its account may not list and watch them",
        "the API server answers `pods is forbidden`, no pod is found and no line is read",
        "grant list and watch on pods by a ClusterRole that is bound to its account",
        "helm-charts charts/promtail/templates/clusterrole.yaml@promtail-6.15.5");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .filter(promtail -> promtail.jobs().stream().anyMatch(ScrapeJob::discoversPods))
        .flatMap(promtail -> promtail.runs().stream())
        .flatMap(run -> finding(picture, run).stream())
        .toList();
  }

  private Optional<Finding> finding(Picture picture, Run run) {
    return Permissions.of(picture, run.workload())
        .filter(Permissions::areKnown)
        .filter(it -> !it.allow("", "pods", "list") || !it.allow("", "pods", "watch"))
        .map(
            it ->
                about()
                    .finding(
                        it.roles().getFirst().placeOf("rules"),
                        "account %s of %s may not list and watch pods"
                            .formatted(run.workload().serviceAccount(), run.workload().title())));
  }
}
