package dev.plg.rule.events;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.List;

/// Docker is watched where Docker runs.
final class DockerMonitorHasDocker implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/docker-monitor",
        Severity.WARNING,
        Versions.ALL,
        "the journal of Docker is watched, but the nodes do not run Docker",
        "it has nothing to read: what it should tell never comes",
        "remove docker-monitor.json from --config.system-log-monitor",
        "node-problem-detector config/docker-monitor.json@v0.8.18: source is the journal of"
            + " dockerd");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.NODE_PROBLEM_DETECTOR)
        .filter(_ -> runsNoDocker(picture))
        .flatMap(run -> run.container().commandLine().flags().stream())
        .filter(
            flag ->
                flag.name().endsWith("system-log-monitor")
                    && flag.value().contains("docker-monitor.json"))
        .map(flag -> about().finding(flag.place(), about().message()))
        .toList();
  }

  /// Whether the user says so; where nobody does, whether Promtail reads what containerd writes.
  private static boolean runsNoDocker(Picture picture) {
    List<ScrapeJob> jobs =
        PromtailView.in(picture).flatMap(promtail -> promtail.jobs().stream()).toList();
    boolean read =
        jobs.stream().anyMatch(job -> job.hasStage("cri"))
            && jobs.stream().noneMatch(job -> job.hasStage("docker"));
    return picture.runtime().map(runtime -> !runtime.equals("docker")).orElse(read);
  }
}
