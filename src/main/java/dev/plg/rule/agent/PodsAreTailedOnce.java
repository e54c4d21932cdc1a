package dev.plg.rule.agent;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.picture.river.RiverAttribute;
import dev.plg.picture.river.RiverBlock;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Agents;
import java.util.List;

/// The logs that come through the API server are shared out among the pods that read them.
final class PodsAreTailedOnce implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/pods-tailed-by-each",
        Severity.WARNING,
        Versions.ALL,
        "several pods tail every pod of the cluster",
        "each line is stored once a pod of the agent, and the API server sends it as often; no "
            + "error tells",
        "add `clustering { enabled = true }` to the component, or select pods by "
            + "`spec.nodeName` in `discovery.kubernetes`",
        "https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kubernetes/"
            + "#clustering");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Agents.components(picture, "loki.source.kubernetes")
        .filter(it -> !isClustered(it.block()) && !knowsNode(it))
        .flatMap(
            it ->
                it.workloads()
                    .filter(Agents::isMany)
                    .map(workload -> about().finding(it.block().place(), message(workload))))
        .toList();
  }

  private static boolean isClustered(RiverBlock block) {
    return block
        .block("clustering")
        .flatMap(it -> it.attribute("enabled"))
        .filter(RiverAttribute::isTrue)
        .isPresent();
  }

  /// Whether anything in the configuration asks for the node of a pod.
  private static boolean knowsNode(Agents.Component component) {
    String text = component.config().text().text();
    return text.contains("spec.nodeName") || text.contains("pod_node_name");
  }

  private static String message(Workload workload) {
    return "each pod of %s tails all pods of the cluster".formatted(workload.title());
  }
}
