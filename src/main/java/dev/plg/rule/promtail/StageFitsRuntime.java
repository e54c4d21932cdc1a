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
import java.util.Optional;
import java.util.stream.Stream;

/// Logs of pods are parsed as the nodes' runtime writes them, where the user says which it is.
final class StageFitsRuntime implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/runtime-stage",
        Severity.ERROR,
        Versions.of("Promtail"),
        "the stage is that of another container runtime",
        "it leaves each line as the runtime wrote it, time and stream included, and no error "
            + "tells; long lines stay in pieces",
        "write `- cri: {}` for containerd and CRI-O, `- docker: {}` for Docker",
        "loki clients/pkg/logentry/stages/extensions.go@v2.9.3");
  }

  @Override
  public List<Finding> check(Picture picture) {
    Optional<String> runtime = picture.runtime();
    return runtime.isEmpty()
        ? List.of()
        : PromtailView.in(picture)
            .flatMap(promtail -> promtail.jobs().stream())
            .filter(job -> job.globs().anyMatch(ScrapeJob.Glob::isOfPods))
            .flatMap(job -> check(job, runtime.get()))
            .toList();
  }

  private Stream<Finding> check(ScrapeJob job, String runtime) {
    String right = runtime.equals("docker") ? "docker" : "cri";
    String wrong = runtime.equals("docker") ? "cri" : "docker";
    return job.hasStage(right)
        ? Stream.empty()
        : job.allStages()
            .filter(stage -> stage.type().equals(wrong))
            .map(stage -> finding(stage, runtime, right));
  }

  private Finding finding(ScrapeJob.Stage stage, String runtime, String right) {
    Finding finding =
        about()
            .finding(
                stage.place(),
                "`%s` does not fit the runtime %s".formatted(stage.type(), runtime),
                "write `- %s: {}`".formatted(right));
    // What the stage is set to may mean nothing to the other one.
    return stage.body().isEmpty() ? finding.repairedBy(stage.type(), right) : finding;
  }
}
