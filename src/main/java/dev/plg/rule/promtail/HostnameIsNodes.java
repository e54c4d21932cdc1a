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

/// Promtail, which looks for the pods of its own node, is told which node that is.
final class HostnameIsNodes implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/hostname",
        Severity.ERROR,
        Versions.of("Promtail"),
        "pods are discovered, but HOSTNAME is not the node's name",
        "Promtail asks for the pods of node $HOSTNAME, which in a pod is the pod's own name: it"
            + " finds none, and says so only at level debug",
        "add to `env`: `{name: HOSTNAME, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}`",
        "loki clients/pkg/promtail/targets/file/filetargetmanager.go:249@v2.9.3");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .filter(promtail -> promtail.jobs().stream().anyMatch(ScrapeJob::discoversPods))
        .flatMap(promtail -> promtail.runs().stream())
        .filter(run -> !isNode(run))
        .map(
            run ->
                about()
                    .finding(
                        run.container().placeOf("env"),
                        "container %s discovers pods of node $HOSTNAME, which is not set to spec.nodeName"
                            .formatted(run.container().name())))
        .toList();
  }

  /// In the node's own network a pod has the node's name, and from elsewhere the value may come.
  private static boolean isNode(Run run) {
    boolean host = run.workload().podSpec().text("hostNetwork").filter("true"::equals).isPresent();
    boolean elsewhere = !run.container().tree().sequence("envFrom").items().isEmpty();
    return host
        || run.container()
            .env("HOSTNAME")
            .map(variable -> variable.field().filter("spec.nodeName"::equals).isPresent())
            .orElse(elsewhere);
  }
}
