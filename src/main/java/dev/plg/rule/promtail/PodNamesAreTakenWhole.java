package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.List;

/// The name of a pod is not taken apart at its dashes.
final class PodNamesAreTakenWhole implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/pod-name-dashes",
        Severity.WARNING,
        Versions.of("Promtail"),
        "a regex takes two parts with dashes off the name of each pod",
        "it fits pods of Deployments alone: `web-0` and bare pods do not match and get no labels, a"
            + " DaemonSet's `flannel-amd64-9x66j` loses a part of its name",
        "take the folder apart at its underscores:"
            + " `/var/log/pods/(?P<namespace>[^_]+)_(?P<pod>[^_]+)_(?P<uid>[^/]+)/(?P<container>[^/]+)/`,"
            + " or use kubernetes_sd_configs",
        "kubernetes pkg/kubelet/kuberuntime/kuberuntime_container.go BuildContainerLogsDirectory:"
            + " <namespace>_<pod>_<uid>");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .flatMap(promtail -> promtail.jobs().stream())
        .flatMap(ScrapeJob::allStages)
        .filter(stage -> stage.type().equals("regex"))
        .filter(
            stage ->
                stage.body().text("expression").filter(PodNamesAreTakenWhole::cuts).isPresent())
        .map(stage -> about().finding(stage.body().placeOf("expression"), about().message()))
        .toList();
  }

  /// Whether a dash follows the group `pod`, and another one before the underscore behind the name.
  private static boolean cuts(String expression) {
    int group = expression.indexOf("(?P<pod>");
    int end = group < 0 ? -1 : expression.indexOf(')', group);
    if (end < 0 || !expression.startsWith("-", end + 1)) {
      return false;
    }
    int underscore = expression.indexOf('_', end);
    return expression
        .substring(end + 2, underscore < 0 ? expression.length() : underscore)
        .contains("-");
  }
}
