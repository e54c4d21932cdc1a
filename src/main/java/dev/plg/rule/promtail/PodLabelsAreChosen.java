package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import java.util.List;

/// The labels of pods that become labels of streams are chosen.
final class PodLabelsAreChosen implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/labelmap-all",
        Severity.WARNING,
        Versions.of("Promtail"),
        "every label of a pod becomes a label of its streams",
        "Loki refuses a stream with more labels than `max_label_names_per_series` (15), and labels"
            + " such as pod-template-hash make a stream of each rollout",
        "relabel those labels that are asked for by, as `__meta_kubernetes_pod_label_app` to `app`",
        "loki pkg/validation/limits.go max_label_names_per_series@v2.9.3;"
            + " docs/sources/get-started/labels/_index.md@v3.5.1");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .flatMap(promtail -> promtail.jobs().stream())
        .flatMap(job -> job.relabelings().stream())
        .filter(it -> it.action().equals("labelmap"))
        .filter(it -> it.regex().filter(PodLabelsAreChosen::isAll).isPresent())
        .map(it -> about().finding(it.tree().placeOf("regex"), about().message()))
        .toList();
  }

  private static boolean isAll(String regex) {
    return regex.equals("__meta_kubernetes_pod_label_(.+)")
        || regex.equals("__meta_kubernetes_pod_label_(.*)");
  }
}
