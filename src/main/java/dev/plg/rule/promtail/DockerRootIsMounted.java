package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.NodeFolder;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.List;

/// Where the logs of pods are Docker's, the folder that their links point to is mounted too.
final class DockerRootIsMounted implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/docker-root",
        Severity.ERROR,
        Versions.of("Promtail"),
        "logs of Docker are read, but its folder of containers is not mounted",
        "under /var/log/pods Docker has links to its own folder: in the pod they point to nothing,"
            + " and no line is read, without an error",
        "with Docker, mount hostPath <docker root>/containers at the same path, read-only; with"
            + " containerd or CRI-O, write `- cri: {}` for `- docker: {}`",
        "kubernetes pkg/kubelet/kuberuntime: /var/log/pods/…/N.log links to <data-root>/containers;"
            + " loki clients/pkg/promtail/targets/file/filetarget.go:383@v3.5.12");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .filter(promtail -> promtail.runs().stream().anyMatch(DockerRootIsMounted::isBlind))
        .flatMap(promtail -> promtail.jobs().stream())
        .filter(job -> job.globs().anyMatch(ScrapeJob.Glob::isOfPods))
        .filter(job -> !job.hasStage("cri"))
        .flatMap(job -> job.allStages().filter(stage -> stage.type().equals("docker")).limit(1))
        .map(
            stage ->
                about()
                    .finding(
                        stage.place(),
                        "`docker` reads Docker's logs, but no folder of Docker's is mounted"))
        .toList();
  }

  /// Whether it sees the links, but not what they point to.
  private static boolean isBlind(Run run) {
    List<NodeFolder> folders = NodeFolder.of(run);
    return folders.stream().anyMatch(NodeFolder::holdsPodLogs)
        && folders.stream().noneMatch(NodeFolder::mayHoldDockersFiles);
  }
}
